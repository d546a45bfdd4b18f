import { randomBytes } from 'node:crypto'
import { serviceUrl } from '@greenlang/database/service-url.ts'
import { services, type Service } from '@greenlang/kernel/services.ts'
import { cloneDatabase, type TestDatabase } from './database.ts'
import { dropNamespace } from './drop-namespace.ts'
import { Client, newDataFolder, removeDataFolder, startProcess, type StartedProcess } from './platform-under-test.ts'
import { freePort } from './servers.ts'

export type SeparateProcesses = {
  readonly client: Client
  readonly database: TestDatabase
  readonly processes: Readonly<Record<Service | 'gateway', StartedProcess>>
  /** Starts a process anew that was ended. */
  readonly restart: (service: Service) => Promise<void>
  readonly stop: () => Promise<void>
}

const fresh = () => randomBytes(36).toString('base64url')

/** The platform as in production: a process per service, HTTP between them, events over RabbitMQ. */
export async function startSeparateProcesses(amqpUrl: string): Promise<SeparateProcesses> {
  const database = await cloneDatabase()
  const folder = await newDataFolder()
  const upper = (service: Service) => service.toUpperCase()
  const keys = Object.fromEntries(services.map((service) => [service, fresh()])) as Record<Service, string>
  const ports = Object.fromEntries(
    await Promise.all(services.map(async (service) => [service, await freePort()] as const)),
  ) as Record<Service, number>
  const common = {
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    AMQP_URL: amqpUrl,
    AMQP_NAMESPACE: `test-${randomBytes(4).toString('hex')}.`,
    FILES_FOLDER: folder,
  }
  const tokenSecret = fresh()

  const passwords = Object.fromEntries(
    services.map((service) => [`DATABASE_PASSWORD_${upper(service)}`, database.passwords[service]]),
  )
  const migration = startProcess(['bin/migrate.ts'], { DATABASE_URL: database.adminUrl, ...passwords })
  if ((await migration.ended) !== 0) throw new Error(migration.output())

  const startService = async (service: Service) => {
    const settings = {
      ...common,
      PORT: String(ports[service]),
      DATABASE_URL: serviceUrl(database.adminUrl, service, database.passwords[service]),
      ASSERTION_KEY: keys[service],
    }
    const started = startProcess([`subgraphs/${service}/src/main.ts`], {
      ...settings,
      ...(service === 'identity' && { JWT_SECRET: tokenSecret }),
    })
    await started.prints(/"msg":"ready"/)
    return started
  }
  const running = Object.fromEntries(
    await Promise.all(services.map(async (service) => [service, await startService(service)] as const)),
  ) as Record<Service, StartedProcess>

  const port = await freePort()
  const addresses = Object.fromEntries(
    services.map((service) => [`${upper(service)}_URL`, `http://127.0.0.1:${ports[service]}/graphql`]),
  )
  const assertionKeys = Object.fromEntries(
    services.map((service) => [`ASSERTION_KEY_${upper(service)}`, keys[service]]),
  )
  const gateway = startProcess(['gateway/src/main.ts'], {
    ...common,
    PORT: String(port),
    JWT_SECRET: tokenSecret,
    ...addresses,
    ...assertionKeys,
  })
  await gateway.prints(/"msg":"ready"/)

  const processes = { ...running, gateway }
  return {
    client: new Client(`http://127.0.0.1:${port}`),
    database,
    processes,
    restart: async (service) => {
      processes[service] = await startService(service)
    },
    stop: async () => {
      await Promise.all(Object.values(processes).map((started) => started.stop('SIGTERM')))
      await dropNamespace(amqpUrl, common.AMQP_NAMESPACE)
      await database.drop()
      await removeDataFolder(folder)
    },
  }
}
