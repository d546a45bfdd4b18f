import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { RequestListener, Server } from 'node:http'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Whether a thing the service cannot do without is there; by name. */
export type ReadinessChecks = Record<string, () => Promise<boolean>>

type Settings = {
  version: string
  log: Log
  metrics: Metrics
  /** Each must hold for the service to be ready. */
  checks: ReadinessChecks
  /** Shown at /health/{name}, without a say in whether the service is ready. */
  softChecks?: ReadinessChecks
  bodyLimitBytes: number
  /** Makes the server that stands before the framework, if it is not the usual one. */
  serve?: (framework: RequestListener, options: typeof keepAlive) => Server
}

const checkTimeoutMs = 2_000
/** As the framework sets them on servers of its own. */
const keepAlive = { keepAliveTimeout: 72_000 }

/** The HTTP side that every service has: health, metrics, request ids, and silence about itself. */
export function createHttpApp({
  version,
  log,
  metrics,
  checks,
  softChecks = {},
  bodyLimitBytes,
  serve,
}: Settings): FastifyInstance {
  const app = Fastify({
    loggerInstance: log as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    forceCloseConnections: true,
    ...(serve && { serverFactory: (framework: RequestListener) => serve(framework, keepAlive) }),
  }) as unknown as FastifyInstance
  metrics.observe(app)
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-request-id', request.id)
    done(null, payload)
  })
  const status = { status: 'ok', version }
  app.get('/health', () => status)
  app.get('/health/live', () => status)
  app.get('/health/ready', async (_request, reply) => {
    const results = await runChecks(checks)
    const ready = Object.values(results).every((result) => result === 'ok')
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', version, checks: results })
  })
  for (const [name, check] of Object.entries({ ...checks, ...softChecks })) {
    app.get(`/health/${name}`, async (_request, reply) => {
      const holds = await inTime(check)
      return reply.code(holds ? 200 : 503).send({ status: holds ? 'ok' : 'unavailable', version })
    })
  }
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
  return app
}

/** The caller's request id if it is a plain one, else a new one. */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

async function runChecks(checks: ReadinessChecks): Promise<Record<string, 'ok' | 'failed'>> {
  const run = async ([name, check]: [string, () => Promise<boolean>]) =>
    [name, (await inTime(check)) ? 'ok' : 'failed'] as const
  return Object.fromEntries(await Promise.all(Object.entries(checks).map(run)))
}

async function inTime(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), checkTimeoutMs)))
  try {
    return await Promise.race([check().catch(() => false), late])
  } finally {
    clearTimeout(timer)
  }
}
