import Fastify, { type FastifyInstance } from 'fastify'
import mercurius from 'mercurius'
import type { ExecutionResult } from 'graphql'
import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import type { Subgraph, SubgraphCall } from '@greenlang/graphql/subgraph.ts'
import { services, type Service } from '@greenlang/kernel/services.ts'
import { assertionHeader, verifyRequester } from '@greenlang/service/requester-assertion.ts'
import { complianceGraph } from '../graph/compliance.ts'
import { assertionKey } from '../secrets.ts'
import { subgraphSchema } from './answer.ts'

/**
 * A subgraph that executes each request with what the platform's subgraphs have (Fastify, mercurius with JIT, signed calls), only
 * without a database and rights: nothing is prepared.
 */
export async function executingSubgraph(name: Service): Promise<Subgraph> {
  const http = Fastify({ bodyLimit: 16 * 1_024 * 1_024 }) as unknown as FastifyInstance
  const schema = subgraphSchema(complianceGraph.services[name]!)
  const errorFormatter = ({ data, errors }: ExecutionResult) => ({
    statusCode: 200,
    response: { data: data ?? null, errors: errors ?? [] },
  })
  await http.register(mercurius, { schema, jit: 1, routes: false, cache: 1_024, errorFormatter })
  const execute = async ({ query, variables, operationName }: SubgraphCall): Promise<GraphQLAnswer> => {
    const { data, errors } = await http.graphql(query, {}, variables, operationName ?? undefined)
    if (errors) throw new Error(errors[0]!.message) // nothing may fail in a measurement
    return { data }
  }

  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  http.post<{ Body: Buffer }>('/graphql', async (request, reply) => {
    const assertion = request.headers[assertionHeader]
    const requester =
      typeof assertion === 'string' ? await verifyRequester(assertion, name, request.body, assertionKey) : null
    const { query, variables = {}, operationName = null } = JSON.parse(request.body.toString()) as Partial<SubgraphCall>
    const answer = await execute({ query: query!, variables, operationName, requester, requestId: request.id })
    return await reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
  })
  http.get('/health/live', () => ({ status: 'ok' }))
  return { name, http, execute }
}

export const executingSubgraphs = (): Promise<Subgraph[]> => Promise.all(services.map(executingSubgraph))
