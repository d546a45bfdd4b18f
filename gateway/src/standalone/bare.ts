import { once } from 'node:events'
import { presentError } from '@greenlang/graphql/present-error.ts'
import { requestIdOf } from '@greenlang/service/http-app.ts'
import { Graph } from '../execution/graph.ts'
import { bareWay } from '../front/bare-way.ts'
import { FrontServer } from '../front/front-server.ts'
import { graphqlFront } from '../front/graphql-front.ts'
import { headerRules } from '../transport/header-rules.ts'
import { host, type StandaloneSettings, type Standing } from './standing.ts'

/** Nothing but the engine: it asks nobody who they are. */
export async function startBare(settings: StandaloneSettings): Promise<Standing> {
  const { supergraphSdl, port, deadlineMs, collapse, forwardHeaders, log } = settings
  const graph = await Graph.open(supergraphSdl, settings)
  const server = new FrontServer(
    graphqlFront({
      graph,
      deadlineMs,
      collapse,
      path: '/graphql',
      bodyLimitBytes: 1024 * 1024,
      tokens: null,
      present: (error) => presentError(error, (cause) => log.error({ err: cause }, 'unforeseen error')),
      requestIdOf,
      forwardedHeaders: headerRules(forwardHeaders),
      observe: { started: () => undefined, ended: () => undefined },
      otherwise: bareWay(graph, deadlineMs),
    }),
    { keepAliveTimeout: 72_000 },
  )
  server.listen(port, host)
  await once(server, 'listening')
  const stop = async () => {
    server.close()
    server.closeAllConnections()
    await graph.close()
  }
  return { reload: (sdl) => graph.reload(sdl), stop }
}
