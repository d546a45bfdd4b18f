import type { AddressInfo } from 'node:net'
import type { Service } from '@greenlang/kernel/services.ts'
import { executingSubgraph } from './executing-subgraph.ts'
import type { SubgraphsSay } from './messages.ts'

/** One executing subgraph in a process of its own. */
const name = process.env['SERVICE'] as Service
const { http } = await executingSubgraph(name)
await http.listen({ port: 0, host: '127.0.0.1' })
process.on('disconnect', () => process.exit())
const ready: SubgraphsSay = { kind: 'ready', ports: { [name]: (http.server.address() as AddressInfo).port } }
process.send!(ready)
