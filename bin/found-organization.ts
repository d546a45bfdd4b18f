import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { z } from 'zod'
import { runningPostgres } from '@greenlang/database/embedded-postgres.ts'
import { createOrm } from '@greenlang/database/orm.ts'
import { DatabaseNotReachable } from '@greenlang/database/prepare.ts'
import { serviceUrl } from '@greenlang/database/service-url.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { roles } from '@greenlang/kernel/requester.ts'
import { readConfig } from '@greenlang/service/config.ts'
import { startFailure } from '@greenlang/service/run-service.ts'
import { foundOrganization } from '../subgraphs/identity/src/features/organizations/found-organization.ts'
import { Organization } from '../subgraphs/identity/src/features/organizations/organization.entity.ts'
import { User } from '../subgraphs/identity/src/features/users/user.entity.ts'
import { secretsIn } from './secrets.ts'

const uniqueViolation = '23505'

/**
 * `npm run found-organization -- --name "Acme" --country DE --email admin@acme.example [--role org_admin …]`: enters an organization
 * with its first person while the platform runs. The password comes from PASSWORD, or is asked for.
 */
class CannotFound extends DomainError {
  constructor(reason: string) {
    super('ORGANIZATION_NOT_FOUNDED', reason)
  }
}

const Options = z.object({
  name: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/, 'is an ISO 3166-1 alpha-2 code such as DE'),
  email: z.email(),
  displayName: z.string().default('Administrator'),
  role: z.array(z.enum(roles)).default(['org_admin']),
})

try {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      country: { type: 'string' },
      email: { type: 'string' },
      'display-name': { type: 'string' },
      role: { type: 'string', multiple: true },
    },
  })
  const parsed = Options.safeParse({ ...values, displayName: values['display-name'] })
  if (!parsed.success)
    throw new CannotFound(parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'))
  const env = readConfig(
    z.object({
      DATABASE_URL: z.string().optional(),
      DATA_FOLDER: z.string().default('.greenlang'),
      DATABASE_PASSWORD_IDENTITY: z.string().optional(),
      PASSWORD: z.string().optional(),
    }),
    process.env,
  )
  const folder = resolve(import.meta.dirname, '..', env.DATA_FOLDER)
  const adminUrl = env.DATABASE_URL ?? runningPostgres(folder)
  if (!adminUrl)
    throw new CannotFound(
      'The platform does not run. Start it with npm start, then run this command in a second terminal.',
    )
  const password = env.PASSWORD ?? (await askFor('Password of the first person (15 characters or more): '))
  if (password.length < 15)
    throw new CannotFound(
      'A password needs 15 characters or more (NIST SP 800-63B-4). A sentence is easy to keep in mind.',
    )
  const url = serviceUrl(
    adminUrl,
    'identity',
    env.DATABASE_PASSWORD_IDENTITY ?? secretsIn(folder).databasePasswords.identity,
  )
  const orm = await createOrm({ url, schema: 'identity', entities: [Organization, User], poolSize: 1 })
  try {
    const { name, country, email, displayName, role } = parsed.data
    await foundOrganization(orm.em, { name, country, users: [{ displayName, email, password, roles: role }] })
    console.log(`${name} is entered. ${email} may sign in.`)
  } catch (cause) {
    throw explained(cause as pg.DatabaseError, url)
  } finally {
    await orm.close()
  }
} catch (cause) {
  console.error(startFailure(cause))
  process.exitCode = 1
}
if (process.connected) process.disconnect()

/** The reasons that a person can act on; others stay as they are. */
function explained(cause: pg.DatabaseError, url: string): Error {
  if (cause.code === uniqueViolation) return new CannotFound('This e-mail address is taken.')
  return /^(28|3D|E[A-Z])/.test(cause.code ?? '') ? new DatabaseNotReachable(url, cause) : cause
}

async function askFor(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}
