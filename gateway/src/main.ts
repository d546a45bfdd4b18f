import { readFileSync } from 'node:fs'
import { FileStore } from '@greenlang/files/file-store.ts'
import { connectBus } from '@greenlang/graphql/serve-subgraph.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { tokenKey } from '@greenlang/service/access-token.ts'
import { createLog } from '@greenlang/service/log.ts'
import { runService } from '@greenlang/service/run-service.ts'
import { createGateway } from './app.ts'
import { loadConfig } from './config.ts'
import { httpTransport } from './transport/http-transport.ts'

await runService(async () => {
  const config = loadConfig(process.env)
  const log = createLog(config.logLevel)
  const bus = await connectBus(config.broker, log)
  const transport = httpTransport({ addresses: config.addresses, deadlineMs: config.deadlineMs, log })
  const gateway = await createGateway({
    supergraphSdl: readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
    transport,
    tokenKeys: config.tokenSecrets.map(tokenKey),
    permissions: Permissions.load(),
    bus,
    files: new FileStore(config.filesFolder, config.uploadLimitBytes),
    log,
    explorable: config.explorable,
  })
  const address = await gateway.http.listen({ port: config.port, host: config.host })
  log.info({ service: 'gateway', address }, 'ready')
  const stop = async () => {
    await gateway.stop()
    await transport.close()
    await bus.close()
  }
  return { stop }
})
