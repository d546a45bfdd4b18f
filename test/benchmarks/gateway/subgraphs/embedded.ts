import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileStore } from '@greenlang/files/file-store.ts'
import { InProcessBus } from '@greenlang/messaging/in-process-bus.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { tokenKey } from '@greenlang/service/access-token.ts'
import { createLog } from '@greenlang/service/log.ts'
import { createGateway } from '../../../../gateway/src/app.ts'
import { inProcessTransport } from '../../../../gateway/src/transport/in-process-transport.ts'
import { executingSubgraphs } from './executing-subgraph.ts'

/** Our gateway as it ships with its subgraphs in one process, as `npm start` runs it, only without a database. */
const gateway = await createGateway({
  supergraphSdl: readFileSync(process.env['SUPERGRAPH']!, 'utf8'),
  transport: inProcessTransport(await executingSubgraphs()),
  tokenKeys: [tokenKey(process.env['JWT_SECRET']!)],
  permissions: Permissions.load(),
  bus: new InProcessBus(() => undefined, 1),
  files: new FileStore(mkdtempSync(join(tmpdir(), 'greenlang-bench-files-')), 1),
  log: createLog('silent'),
  explorable: true,
  deadlineMs: 30_000,
})
await gateway.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
