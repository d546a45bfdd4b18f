import { z } from 'zod'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { port, readConfig, secret } from '@greenlang/service/config.ts'
import { createLog } from '@greenlang/service/log.ts'
import { runService } from '@greenlang/service/run-service.ts'
import { collectYoungObjectsYoung } from './collector.ts'
import { engineSettings } from './engine-settings.ts'
import { readSupergraphFile, watchSupergraph } from './planning/supergraph-file.ts'
import { readSubgraphs } from './planning/supergraph.ts'
import { httpTransport } from './transport/http-transport.ts'

/** A gateway for any supergraph, without a database or a broker: for measurements and for conformance suites. */
const Environment = z.looseObject({
  PORT: port.default(4000),
  /** File with the composed graph. */
  SUPERGRAPH: z.string(),
  /** Where the services are, as JSON of names and addresses; what is not named here is where the supergraph says. */
  SUBGRAPHS: z.string().default('{}'),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  /** Signs access tokens. Without it nobody has to say who they are, which is for tests alone. */
  JWT_SECRET: secret.optional(),
  ...engineSettings,
})

/** Without authentication only a test may run. */
class NotForProduction extends DomainError {
  constructor() {
    super(
      'NOT_FOR_PRODUCTION',
      'A gateway without JWT_SECRET answers anybody. It does not start with NODE_ENV=production.',
    )
  }
}

collectYoungObjectsYoung()

await runService(async () => {
  const env = readConfig(Environment, process.env)
  if (!env.JWT_SECRET && env.NODE_ENV === 'production') throw new NotForProduction()
  const supergraphSdl = readSupergraphFile(env.SUPERGRAPH)
  const given = z.record(z.string(), z.url()).parse(JSON.parse(env.SUBGRAPHS))
  const { PIPELINING: pipelining, CONNECTIONS: connections } = env
  /** Calls of a service are signed if its key is given, as ASSERTION_KEY_IDENTITY for the service identity. */
  const keyOf = (service: string) => {
    const key = (env as Record<string, unknown>)[`ASSERTION_KEY_${service.toUpperCase().replaceAll('-', '_')}`]
    return typeof key === 'string' ? { assertionKey: Buffer.from(key) } : {}
  }
  const addresses = Object.fromEntries(
    readSubgraphs(supergraphSdl).map(({ name, url }) => {
      return [name, { url: given[name] ?? url, pipelining, connections, ...keyOf(name) }]
    }),
  )
  const log = createLog(env.LOG_LEVEL)
  const deadlineMs = 30_000
  const transport = httpTransport({ addresses, deadlineMs, shareCalls: env.SHARE_CALLS, log })
  const settings = {
    supergraphSdl,
    transport,
    deadlineMs,
    log,
    port: env.PORT,
    planner: env.PLANNER,
    fastPath: env.FAST_PATH,
    collapse: env.COLLAPSE,
    forwardHeaders: env.FORWARD_HEADERS,
  }
  // The one is not loaded for the other: what is measured is what runs.
  const { reload, stop } = env.JWT_SECRET
    ? await (await import('./standalone/as-shipped.ts')).startAsShipped(settings, env.JWT_SECRET)
    : await (await import('./standalone/bare.ts')).startBare(settings)
  const stopWatching = watchSupergraph({ file: env.SUPERGRAPH, supergraphSdl, reload, log })
  return {
    stop: async () => {
      await stopWatching()
      await stop()
      await transport.close()
    },
  }
})
