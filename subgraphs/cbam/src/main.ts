import { serveSubgraph } from '@greenlang/graphql/serve-subgraph.ts'
import { cbamSubgraph } from './app.ts'

await serveSubgraph(cbamSubgraph())
