import websocket from '@fastify/websocket'
import type { FastifyPluginAsync, RouteHandlerMethod } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { CloseCode } from 'graphql-ws'
import { makeHandler } from 'graphql-ws/use/@fastify/websocket'
import type { TokenKey, VerifiedToken } from '@greenlang/service/access-token.ts'
import { authenticate } from '../authentication/authenticate.ts'
import { liveOperations, type LiveContext } from './live-operations.ts'
import type { SubscriptionParts } from './subscribe.ts'

type Settings = SubscriptionParts & {
  tokenKeys: readonly TokenKey[]
  path: string
  /** Answers what comes over HTTP at the same path. */
  http: RouteHandlerMethod
}

type Signed = { verified: VerifiedToken | null; expiry?: NodeJS.Timeout }

/** The protocol graphql-ws (subprotocol `graphql-transport-ws`) at the path of the graph. The token comes as connection parameter `authorization`. */
export function webSocketTransport({ tokenKeys, path, http, ...parts }: Settings): FastifyPluginAsync {
  const signed = new WeakMap<object, Signed>()
  const handler = makeHandler({
    ...liveOperations(parts),
    schema: () => parts.graph.engine.schema,
    connectionInitWaitTimeout: 10_000,
    onConnect: async ({ connectionParams, extra: { request, socket } }) => {
      const given =
        connectionParams?.['authorization'] ?? connectionParams?.['Authorization'] ?? request.headers.authorization
      const verified = await authenticate(given, tokenKeys).catch(() => undefined)
      if (verified === undefined) return false // closed as forbidden
      const end = () => socket.close(CloseCode.Forbidden, 'The access token is out of date')
      signed.set(
        socket,
        verified ? { verified, expiry: setTimeout(end, verified.expiresAt.getTime() - Date.now()) } : { verified },
      )
      return true
    },
    onDisconnect: ({ extra: { socket } }) => clearTimeout(signed.get(socket)?.expiry),
    context: ({ extra: { socket } }): LiveContext => {
      const verified = signed.get(socket)?.verified
      return {
        requester: verified?.requester ?? null,
        expiresAt: verified?.expiresAt ?? null,
        requestId: crypto.randomUUID(),
      }
    },
  })
  return fastifyPlugin(async (app) => {
    await app.register(websocket, { options: { maxPayload: 1024 * 1024 } })
    app.route({ method: 'GET', url: path, handler: http, wsHandler: handler as never })
    app.route({ method: ['POST', 'OPTIONS'], url: path, handler: http })
  })
}
