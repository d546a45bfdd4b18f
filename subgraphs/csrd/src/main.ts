import { serveSubgraph } from '@greenlang/graphql/serve-subgraph.ts'
import { csrdSubgraph } from './app.ts'

await serveSubgraph(csrdSubgraph())
