import { ApolloServer, type BaseContext } from '@apollo/server'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import type { FileStore } from '@greenlang/files/file-store.ts'
import { presentError, type RaisedError } from '@greenlang/graphql/present-error.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { EventBus } from '@greenlang/messaging/bus.ts'
import type { Permissions } from '@greenlang/rights/permissions.ts'
import type { TokenKey } from '@greenlang/service/access-token.ts'
import { createHttpApp, type ReadinessChecks } from '@greenlang/service/http-app.ts'
import type { Log } from '@greenlang/service/log.ts'
import { Metrics } from '@greenlang/service/metrics.ts'
import { version } from '@greenlang/service/version.ts'
import { authenticate } from './authentication/authenticate.ts'
import { stockGateway } from './execution/apollo-gateway.ts'
import { offlineExplorer } from './pages/offline-explorer.ts'
import { Graph } from './planning/graph.ts'
import { EventHub } from './subscriptions/event-hub.ts'
import { sseTransport } from './subscriptions/sse.ts'
import { webSocketTransport } from './subscriptions/web-socket.ts'
import type { SubgraphTransport } from './transport/subgraph-transport.ts'
import { uploads } from './uploads/uploads.ts'

export type GatewaySettings = {
  readonly supergraphSdl: string
  readonly transport: SubgraphTransport
  /** The newest first; older ones still hold. */
  readonly tokenKeys: readonly TokenKey[]
  readonly permissions: Permissions
  readonly bus: EventBus
  readonly files: FileStore
  readonly log: Log
  readonly softChecks?: ReadinessChecks
  /** Whether to show the schema and the pages that explore it. */
  readonly explorable: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null is a person who has not signed in. */
    requester: Requester | null
    /** When the token ends by which they ask. */
    tokenExpiresAt: Date | null
  }
}

/** What the gateway knows of one request. */
export type GatewayContext = BaseContext & { requester: Requester | null; requestId: string }

export type Gateway = { readonly http: FastifyInstance; readonly stop: () => Promise<void> }

const bodyLimitBytes = 1024 * 1024

/** Puts the gateway together: one endpoint for the whole graph. It listens once `http.listen` is called. */
export async function createGateway(settings: GatewaySettings): Promise<Gateway> {
  const { supergraphSdl, transport, tokenKeys, permissions, bus, files, explorable } = settings
  const log = settings.log.child({ service: 'gateway' })
  const metrics = new Metrics('gateway')
  const graph = new Graph(supergraphSdl)
  const hub = await EventHub.open(bus, permissions)
  metrics.gauge('subscriptions_open', 'Open subscriptions', () => hub.subscriberCount)

  const reach = (service: string) => [service, () => transport.reachable(service)] as const
  const checks = { ...Object.fromEntries(transport.services.map(reach)), events: () => Promise.resolve(bus.healthy()) }
  const http = createHttpApp({ version, log, metrics, checks, softChecks: settings.softChecks ?? {}, bodyLimitBytes })

  const present = (error: RaisedError) => {
    const shown = withoutInside(presentError(error, (cause) => log.error({ err: cause }, 'unforeseen error')))
    metrics.error(String(shown.extensions?.['code']))
    return shown
  }
  const server = new ApolloServer<GatewayContext>({
    gateway: stockGateway(graph, transport),
    introspection: explorable,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !explorable,
    maxRecursiveSelections: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    formatError: ({ extensions }, error) => present({ ...readError(error), extensions }),
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      explorable
        ? ApolloServerPluginLandingPageLocalDefault({ embed: true, footer: false })
        : ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: http.server, stopGracePeriodMillis: 3_000 }),
    ],
  })
  await server.start()

  http.setErrorHandler((error, request, reply) => {
    if (error instanceof DomainError)
      return reply
        .code(statusOf(error))
        .send({ errors: [{ message: error.message, extensions: { ...error.details, code: error.code } }] })
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status < 500)
      return reply
        .code(status)
        .send({ errors: [{ message: (error as Error).message, extensions: { code: 'BAD_REQUEST' } }] })
    log.error({ err: error, requestId: request.id }, 'unforeseen error')
    return reply.code(500).send({
      errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })
  })
  http.decorateRequest('requester', null)
  http.decorateRequest('tokenExpiresAt', null)
  http.addHook('onRequest', async (request) => {
    const verified = await authenticate(request.headers.authorization, tokenKeys)
    request.requester = verified?.requester ?? null
    request.tokenExpiresAt = verified?.expiresAt ?? null
  })
  const context = ({ requester, id }: FastifyRequest) => Promise.resolve({ requester, requestId: id })
  const live = { graph, transport, hub, permissions, present }
  await http.register(
    webSocketTransport({ ...live, tokenKeys, path: '/graphql', http: fastifyApolloHandler(server, { context }) }),
  )
  await http.register(sseTransport({ ...live, path: '/graphql/stream' }))
  await http.register(uploads({ files, permissions }))
  if (explorable) await http.register(offlineExplorer({ path: '/explorer', endpoint: '/graphql' }))
  const stop = async () => {
    await hub.close()
    await server.stop()
    await http.close()
  }
  return { http, stop }
}

/** HTTP status of an error outside of GraphQL; 400 where nothing else is said. */
const statuses: Readonly<Record<string, number>> = {
  TOKEN_REFUSED: 401,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  FILE_TOO_LARGE: 413,
}

function statusOf({ code }: DomainError): number {
  return statuses[code] ?? 400
}

function readError(error: unknown): RaisedError {
  if (error instanceof GraphQLError)
    return { message: error.message, locations: error.locations, path: error.path, originalError: error.originalError }
  return { message: String(error), originalError: error }
}

/** Errors of services come with their inner name, which clients need not know. */
function withoutInside<Formatted extends { extensions?: Record<string, unknown> | undefined }>(
  error: Formatted,
): Formatted {
  const { serviceName: _inner, stacktrace: _stack, ...extensions } = error.extensions ?? {}
  return { ...error, extensions }
}
