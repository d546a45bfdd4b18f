import fastifyStatic from '@fastify/static'
import { getDistDirectory, renderAltair } from 'altair-static'
import type { FastifyPluginAsync } from 'fastify'

type Settings = { path: string; endpoint: string }

/** A page to explore the graph that comes from the package alone: it loads nothing from outside. */
export function offlineExplorer({ path, endpoint }: Settings): FastifyPluginAsync {
  const page = renderAltair({
    baseURL: `${path}/`,
    endpointURL: endpoint,
    subscriptionsEndpoint: endpoint,
    subscriptionsProtocol: 'graphql-ws',
    initialHeaders: { authorization: 'Bearer ' },
    initialQuery:
      '# Sign in first, then put the access token into the header "authorization" (left, Set Headers).\nmutation SignIn {\n  login(input: { email: "officer@demo.example", password: "greenlang demo password" }) {\n    accessToken\n  }\n}\n',
  })
  return async (app) => {
    await app.register(fastifyStatic, {
      root: getDistDirectory(),
      prefix: `${path}/`,
      index: false,
      wildcard: false,
      decorateReply: false,
    })
    for (const url of [path, `${path}/`])
      app.get(url, (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  }
}
