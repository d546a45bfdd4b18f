import { z } from 'zod'
import { prepareDatabase } from '@greenlang/database/prepare.ts'
import { readConfig } from '@greenlang/service/config.ts'
import { startFailure } from '@greenlang/service/run-service.ts'

/** `npm run migrate`: brings a database server to what the services need, with an operator's connection. */
const password = z.string().min(16)
const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_PASSWORD_IDENTITY: password,
  DATABASE_PASSWORD_CBAM: password,
  DATABASE_PASSWORD_CSRD: password,
  DATABASE_PASSWORD_VCCI: password,
})

try {
  const env = readConfig(Environment, process.env)
  await prepareDatabase(env.DATABASE_URL, {
    identity: env.DATABASE_PASSWORD_IDENTITY,
    cbam: env.DATABASE_PASSWORD_CBAM,
    csrd: env.DATABASE_PASSWORD_CSRD,
    vcci: env.DATABASE_PASSWORD_VCCI,
  })
  console.log('The database is ready.')
} catch (cause) {
  console.error(startFailure(cause))
  process.exitCode = 1
}
