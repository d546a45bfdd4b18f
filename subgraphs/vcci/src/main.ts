import { serveSubgraph } from '@greenlang/graphql/serve-subgraph.ts'
import { vcciSubgraph } from './app.ts'

await serveSubgraph(vcciSubgraph())
