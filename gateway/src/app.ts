import { ApolloServer, type BaseContext } from '@apollo/server'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import type { RequestListener } from 'node:http'
import type { Server } from 'node:net'
import type { FileStore } from '@greenlang/files/file-store.ts'
import { presentError, type RaisedError } from '@greenlang/graphql/present-error.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { EventBus } from '@greenlang/messaging/bus.ts'
import type { Permissions } from '@greenlang/rights/permissions.ts'
import type { TokenKey } from '@greenlang/service/access-token.ts'
import { createHttpApp, requestIdOf, type ReadinessChecks } from '@greenlang/service/http-app.ts'
import type { Log } from '@greenlang/service/log.ts'
import { Metrics } from '@greenlang/service/metrics.ts'
import { version } from '@greenlang/service/version.ts'
import { TokenMemory } from './authentication/token-memory.ts'
import { apolloGateway } from './execution/apollo-gateway.ts'
import { Graph, type Reloaded } from './execution/graph.ts'
import type { CompiledOperation, ExecutionRequest } from './execution/operation.ts'
import { apolloWay, type LongWay } from './front/apollo-way.ts'
import { FrontServer } from './front/front-server.ts'
import { graphqlFront } from './front/graphql-front.ts'
import { listenElsewhere } from './front/listen.ts'
import { whenGone } from './front/when-gone.ts'
import { offlineExplorer } from './pages/offline-explorer.ts'
import type { PlannerKind } from './planning/load-planner.ts'
import { EventHub } from './subscriptions/event-hub.ts'
import { sseTransport } from './subscriptions/sse.ts'
import { webSocketTransport } from './subscriptions/web-socket.ts'
import { headerRules } from './transport/header-rules.ts'
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
  /** How long a request may take, in ms. */
  readonly deadlineMs?: number
  readonly planner?: PlannerKind | undefined
  /** Whether responses may be put together from slices of the services' answers. */
  readonly fastPath?: boolean | undefined
  /** Whether identical queries of the same requester that come at the same time are executed once. */
  readonly collapse?: boolean | undefined
  /** Headers of clients that go on to the services. */
  readonly forwardHeaders?: readonly string[] | undefined
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
export type GatewayContext = BaseContext & {
  requester: Requester | null
  requestId: string
  /** Headers that go on to the services. */
  headers: Readonly<Record<string, string>> | undefined
  /** Says what is to be done if the client goes away without its answer. */
  whenGone?: ((act: () => void) => void) | undefined
  /** Answers an operation in parts, if the client takes them and there are any; tells whether it does. */
  answerInParts?: ((operation: CompiledOperation, execution: ExecutionRequest) => boolean) | undefined
}

export type ListenSettings = { readonly port: number; readonly host: string }

export type Gateway = {
  readonly http: FastifyInstance
  /** @returns the address, without a slash at its end */
  readonly listen: (at: ListenSettings) => Promise<string>
  /** Puts another schema in place of the present one while requests are answered. */
  readonly reload: (supergraphSdl: string) => Promise<Reloaded>
  readonly stop: () => Promise<void>
}

const path = '/graphql'
const defaultDeadlineMs = 300_000 // imports run within a request

const bodyLimitBytes = 1024 * 1024
/** How long requests that are under way may go on when the gateway stops. */
const stopGraceMs = 3_000

/** Puts the gateway together: one endpoint for the whole graph. It answers once `listen` is called. */
export async function createGateway(settings: GatewaySettings): Promise<Gateway> {
  const { supergraphSdl, transport, tokenKeys, permissions, bus, files, explorable, planner, fastPath } = settings
  const { deadlineMs = defaultDeadlineMs, collapse = false } = settings
  const log = settings.log.child({ service: 'gateway' })
  const metrics = new Metrics('gateway')
  const graph = await Graph.open(supergraphSdl, { transport, planner, fastPath })
  const hub = await EventHub.open(bus, permissions)
  metrics.gauge('subscriptions_open', 'Open subscriptions', () => hub.subscriberCount)

  const present = (error: RaisedError) => {
    const shown = withoutInside(
      presentError(error, (cause) => log.error({ err: cause }, 'unforeseen error')),
      explorable,
    )
    metrics.error(String(shown.extensions?.['code']))
    return shown
  }
  const tokens = new TokenMemory(tokenKeys)
  const forwardedHeaders = headerRules(settings.forwardHeaders ?? [])
  const observed = metrics.observer('POST', path)
  const reach = (service: string) => [service, () => transport.reachable(service)] as const
  const checks = { ...Object.fromEntries(transport.services.map(reach)), events: () => Promise.resolve(bus.healthy()) }
  let longWay: LongWay | null = null
  const serve = (framework: RequestListener, options: { readonly keepAliveTimeout: number }) => {
    const front = graphqlFront({
      graph,
      path,
      bodyLimitBytes,
      deadlineMs,
      tokens,
      present,
      requestIdOf,
      forwardedHeaders,
      collapse,
      observe: observed,
      otherwise: {
        unread: framework,
        read: (arrived) => longWay!.read(arrived),
        refused: (cause, arrived) => longWay!.refused(cause, arrived),
      },
    })
    return new FrontServer(front, options)
  }
  const softChecks = settings.softChecks ?? {}
  const http = createHttpApp({ version, log, metrics, checks, softChecks, bodyLimitBytes, serve })

  const server = new ApolloServer<GatewayContext>({
    gateway: apolloGateway(graph, deadlineMs),
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
      ApolloServerPluginDrainHttpServer({ httpServer: http.server, stopGracePeriodMillis: stopGraceMs }),
    ],
  })
  await server.start()
  const refusal = (cause: unknown) => {
    if (cause instanceof DomainError)
      return {
        status: statusOf(cause),
        error: { message: cause.message, extensions: { ...cause.details, code: cause.code } },
      }
    const status = (cause as { statusCode?: number }).statusCode ?? 500
    if (status < 500)
      return { status, error: { message: (cause as Error).message, extensions: { code: 'BAD_REQUEST' } } }
    return { status: 500, error: present({ message: String(cause), originalError: cause }) }
  }
  longWay = apolloWay({ server, forwardedHeaders, refusal, present })

  http.setErrorHandler((cause, _request, reply) => {
    const { status, error } = refusal(cause)
    return reply.code(status).send({ errors: [error] })
  })
  http.decorateRequest('requester', null)
  http.decorateRequest('tokenExpiresAt', null)
  http.addHook('onRequest', async (request) => {
    const verified = await tokens.verify(request.headers.authorization)
    request.requester = verified?.requester ?? null
    request.tokenExpiresAt = verified?.expiresAt ?? null
  })
  const context = ({ requester, id, headers }: FastifyRequest, { raw }: FastifyReply) =>
    Promise.resolve({ requester, requestId: id, headers: forwardedHeaders(headers), whenGone: whenGone(raw) })
  const live = { graph, hub, permissions, present, deadlineMs, explorable }
  await http.register(webSocketTransport({ ...live, tokenKeys, path, http: fastifyApolloHandler(server, { context }) }))
  await http.register(sseTransport({ ...live, path: `${path}/stream` }))
  await http.register(uploads({ files, permissions }))
  if (explorable) await http.register(offlineExplorer({ path: '/explorer', endpoint: path }))
  const listening: Server[] = []
  const listen = async (at: ListenSettings) => {
    const address = await http.listen(at)
    listening.push(...(await listenElsewhere(http.server, at.host)))
    return address.replace(/\/$/, '')
  }
  const stop = async () => {
    await hub.close()
    for (const other of listening) other.close()
    const late = setTimeout(() => http.server.closeAllConnections(), stopGraceMs)
    await server.stop()
    clearTimeout(late)
    await http.close()
    await graph.close()
  }
  return { http, listen, reload: (sdl) => graph.reload(sdl), stop }
}

/** HTTP status of an error outside of GraphQL; 400 where nothing else is said. */
const statuses: Readonly<Record<string, number>> = {
  TOKEN_REFUSED: 401,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  FILE_TOO_LARGE: 413,
  REQUEST_TOO_LARGE: 413,
}

function statusOf({ code }: DomainError): number {
  return statuses[code] ?? 400
}

function readError(error: unknown): RaisedError {
  if (error instanceof GraphQLError)
    return { message: error.message, locations: error.locations, path: error.path, originalError: error.originalError }
  return { message: String(error), originalError: error }
}

/** Errors of services come with their inner name, which clients need not know. @param allowed - whether they may all the same */
function withoutInside<Formatted extends { extensions?: Record<string, unknown> | undefined }>(
  error: Formatted,
  allowed: boolean,
): Formatted {
  const { service, serviceName: _inner, stacktrace: _stack, ...extensions } = error.extensions ?? {}
  return { ...error, extensions: allowed && service !== undefined ? { ...extensions, service } : extensions }
}
