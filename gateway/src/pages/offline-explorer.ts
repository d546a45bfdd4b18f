import fastifyStatic from '@fastify/static'
import { getDistDirectory, renderAltair } from 'altair-static'
import type { FastifyPluginAsync } from 'fastify'

const firstQuery = `# 1. Sign in (Ctrl+Enter). 2. Set the header "authorization" to "Bearer <accessToken>" (icon with two arrows, left). 3. Ask.
mutation SignIn {
  login(input: { email: "officer@demo.example", password: "greenlang demo password" }) {
    accessToken
  }
}
`

/** The package would show a banner for a service of its maker's. */
const withoutAdvertisement = '<style>app-banner-container { display: none }</style>'

type Settings = { path: string; endpoint: string }

/** A page to explore the graph that comes from the package alone: it loads nothing from outside. */
export function offlineExplorer({ path, endpoint }: Settings): FastifyPluginAsync {
  const page = renderAltair({
    baseURL: `${path}/`,
    endpointURL: endpoint,
    subscriptionsEndpoint: endpoint,
    subscriptionsProtocol: 'graphql-ws',
    initialQuery: firstQuery,
  }).replace('</head>', `${withoutAdvertisement}</head>`)
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
