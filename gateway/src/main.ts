import { FileStore } from '@greenlang/files/file-store.ts'
import { connectBus } from '@greenlang/graphql/serve-subgraph.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { tokenKey } from '@greenlang/service/access-token.ts'
import { createLog } from '@greenlang/service/log.ts'
import { runService } from '@greenlang/service/run-service.ts'
import { createGateway } from './app.ts'
import { collectYoungObjectsYoung } from './collector.ts'
import { loadConfig } from './config.ts'
import { readSupergraphFile, watchSupergraph } from './planning/supergraph-file.ts'
import { httpTransport } from './transport/http-transport.ts'

collectYoungObjectsYoung()

await runService(async () => {
  const config = loadConfig(process.env)
  const log = createLog(config.logLevel)
  const supergraphSdl = readSupergraphFile(config.supergraph)
  const bus = await connectBus(config.broker, log)
  const { addresses, deadlineMs, shareCalls } = config
  const transport = httpTransport({ addresses, deadlineMs, shareCalls, log })
  const gateway = await createGateway({
    ...config.engine,
    deadlineMs,
    supergraphSdl,
    transport,
    tokenKeys: config.tokenSecrets.map(tokenKey),
    permissions: Permissions.load(),
    bus,
    files: new FileStore(config.filesFolder, config.uploadLimitBytes),
    log,
    explorable: config.explorable,
  })
  const address = await gateway.listen({ port: config.port, host: config.host })
  log.info({ service: 'gateway', address }, 'ready')
  const { reload } = gateway
  const stopWatching = watchSupergraph({ file: config.supergraph, supergraphSdl, reload, log })
  const stop = async () => {
    await stopWatching()
    await gateway.stop()
    await transport.close()
    await bus.close()
  }
  return { stop }
})
