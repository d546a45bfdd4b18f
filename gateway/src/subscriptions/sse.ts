import type { FastifyPluginAsync } from 'fastify'
import { createHandler } from 'graphql-sse/lib/use/fastify'
import { liveOperations, type LiveContext } from './live-operations.ts'
import type { SubscriptionParts } from './subscribe.ts'

type Settings = SubscriptionParts & { path: string }

/** Server-sent events by the protocol graphql-sse: one request per subscription, or one stream for all of a client's. */
export function sseTransport({ path, ...parts }: Settings): FastifyPluginAsync {
  const operations = liveOperations(parts)
  const contexts = new WeakMap<object, LiveContext>()
  const handler = createHandler({
    schema: () => parts.graph.engine.schema,
    validate: operations.validate,
    context: ({ raw }) => contexts.get(raw) as never,
    execute: (args) => operations.execute(args as never) as never,
    subscribe: (args) => operations.subscribe(args as never) as never,
  })
  return async (app) => {
    app.all(path, async (request, reply) => {
      contexts.set(request, {
        requester: request.requester,
        expiresAt: request.tokenExpiresAt,
        requestId: request.id,
      })
      await handler(request, reply)
    })
  }
}
