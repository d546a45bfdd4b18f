import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js'
import type { FastifyInstance } from 'fastify'
import { parse, type ExecutionResult } from 'graphql'
import mercurius from 'mercurius'
import { readFileSync } from 'node:fs'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { Service } from '@greenlang/kernel/services.ts'
import { guard } from '@greenlang/rights/guard.ts'
import type { Permissions } from '@greenlang/rights/permissions.ts'
import { createHttpApp, type ReadinessChecks } from '@greenlang/service/http-app.ts'
import type { Log } from '@greenlang/service/log.ts'
import type { Metrics } from '@greenlang/service/metrics.ts'
import { assertionHeader, verifyRequester } from '@greenlang/service/requester-assertion.ts'
import { presentError, type GraphQLAnswer, type RaisedError } from './present-error.ts'

/** One operation for one subgraph, from the gateway. */
export type SubgraphCall = {
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly operationName: string | null
  /** Who asks; `null` is a person who has not signed in. */
  readonly requester: Requester | null
  readonly requestId: string
}

/** A subgraph that is ready to be asked: in this process by `execute`, from outside over `http`. */
export type Subgraph = {
  readonly name: Service
  readonly http: FastifyInstance
  readonly execute: (call: SubgraphCall) => Promise<GraphQLAnswer>
}

type Settings<Context> = {
  name: Service
  version: string
  /** File with the schema, written by hand. */
  schemaFile: URL
  resolvers: object
  permissions: Permissions
  /** Shared with the gateway, for this subgraph alone. */
  assertionKey: Uint8Array
  log: Log
  metrics: Metrics
  checks: ReadinessChecks
  softChecks: ReadinessChecks
  /** What one request may reach. */
  contextFor: (requester: Requester | null, requestId: string) => Context
}

const bodyLimitBytes = 16 * 1024 * 1024 // entity lists of the gateway, not documents of clients

/** Puts a subgraph together: schema, resolvers, rights, JIT, and a door that opens to the gateway only. */
export async function createSubgraph<Context extends object>(settings: Settings<Context>): Promise<Subgraph> {
  const { name, version, log, metrics, checks, softChecks, assertionKey } = settings
  const typeDefs = parse(readFileSync(settings.schemaFile, 'utf8'))
  const schema = guard(
    buildSubgraphSchema({ typeDefs, resolvers: settings.resolvers as GraphQLResolverMap<unknown> }),
    settings.permissions,
  )
  const http = createHttpApp({ version, log, metrics, checks, softChecks, bodyLimitBytes })
  // Errors leave the engine as they were raised: what a client may see of them is decided in one place.
  const errorFormatter = ({ data, errors }: ExecutionResult) => ({
    statusCode: 200,
    response: { data: data ?? null, errors: errors ?? [] },
  })
  await http.register(mercurius, { schema, jit: 1, routes: false, cache: 1024, errorFormatter })

  const execute = async ({
    query,
    variables,
    operationName,
    requester,
    requestId,
  }: SubgraphCall): Promise<GraphQLAnswer> => {
    const report = (error: Error) => log.error({ err: error, requestId }, 'unforeseen error')
    const present = (error: RaisedError) => {
      const shown = presentError(error, report)
      metrics.error(String(shown.extensions?.['code']))
      return shown
    }
    try {
      const context = { ...settings.contextFor(requester, requestId) }
      const { data, errors } = await http.graphql(query, context, variables, operationName ?? undefined)
      return errors ? { data, errors: errors.map(present) } : { data }
    } catch (cause) {
      return { data: null, errors: refusals(cause).map(present) }
    }
  }

  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  http.post<{ Body: Buffer }>('/graphql', async (request, reply) => {
    const assertion = request.headers[assertionHeader]
    try {
      const requester = await verifyRequester(
        typeof assertion === 'string' ? assertion : undefined,
        name,
        request.body,
        assertionKey,
      )
      const { query, variables, operationName } = readCall(request.body)
      const answer = await execute({ query, variables, operationName, requester, requestId: request.id })
      return await reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
    } catch (cause) {
      if (!(cause instanceof DomainError)) throw cause
      const status = cause.code === 'CALL_NOT_SIGNED' ? 401 : 400
      return await reply.code(status).send({ errors: [{ message: cause.message, extensions: { code: cause.code } }] })
    }
  })
  return { name, http, execute }
}

/** A call that is not GraphQL over HTTP. */
class BadCall extends DomainError {
  constructor() {
    super('BAD_REQUEST', 'The body must be JSON with a text "query", and "variables" that are an object.')
  }
}

function readCall(body: Buffer): Pick<SubgraphCall, 'query' | 'variables' | 'operationName'> {
  try {
    const { query, variables, operationName } = JSON.parse(body.toString()) as Record<string, unknown>
    if (typeof query === 'string' && (variables === undefined || typeof variables === 'object')) {
      return {
        query,
        variables: (variables ?? {}) as Record<string, unknown>,
        operationName: typeof operationName === 'string' ? operationName : null,
      }
    }
  } catch {
    /* no JSON */
  }
  throw new BadCall()
}

/** mercurius folds the faults of an operation into one error: they are unfolded. */
function refusals(cause: unknown): RaisedError[] {
  const { errors, message } = cause as Error & { errors?: unknown }
  return Array.isArray(errors) ? (errors as RaisedError[]) : [{ message, originalError: cause }]
}
