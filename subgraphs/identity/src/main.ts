import { z } from 'zod'
import { serveSubgraph } from '@greenlang/graphql/serve-subgraph.ts'
import { tokenKey } from '@greenlang/service/access-token.ts'
import { readConfig, secret } from '@greenlang/service/config.ts'
import { startFailure } from '@greenlang/service/run-service.ts'
import { identitySubgraph } from './app.ts'

try {
  const { JWT_SECRET } = readConfig(z.object({ JWT_SECRET: secret }), process.env)
  await serveSubgraph(identitySubgraph(tokenKey(JWT_SECRET)))
} catch (cause) {
  console.error(startFailure(cause))
  process.exitCode = 1
}
