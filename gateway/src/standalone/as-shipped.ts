import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileStore } from '@greenlang/files/file-store.ts'
import { InProcessBus } from '@greenlang/messaging/in-process-bus.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { tokenKey } from '@greenlang/service/access-token.ts'
import { createGateway } from '../app.ts'
import { host, type StandaloneSettings, type Standing } from './standing.ts'

/** The gateway as it ships, with a bus of its own and no uploads to speak of. */
export async function startAsShipped(settings: StandaloneSettings, tokenSecret: string): Promise<Standing> {
  const bus = new InProcessBus(() => undefined)
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'))
  const gateway = await createGateway({
    ...settings,
    tokenKeys: [tokenKey(tokenSecret)],
    permissions: Permissions.load(),
    bus,
    files: new FileStore(folder, 1024 * 1024),
    explorable: true,
  })
  const address = await gateway.listen({ port: settings.port, host })
  settings.log.info({ address }, 'ready')
  const stop = async () => {
    await gateway.stop()
    await bus.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { reload: gateway.reload, stop }
}
