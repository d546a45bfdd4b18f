import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { services, type Service } from '@greenlang/kernel/services.ts'

const onePerServiceGiven = z.object({ identity: z.string(), cbam: z.string(), csrd: z.string(), vcci: z.string() })
const Secrets = z.object({
  tokenSecret: z.string(),
  assertionKeys: onePerServiceGiven,
  databasePasswords: onePerServiceGiven,
})

/** What the parts of one installation share with each other and with nobody else. */
export type Secrets = Readonly<z.infer<typeof Secrets>>

class SecretsUnreadable extends DomainError {
  constructor(file: string) {
    super(
      'SECRETS_UNREADABLE',
      `The file ${file} is damaged. Restore it from a backup, or remove it: new secrets are made, and everybody signs in again.`,
    )
  }
}

const fresh = () => randomBytes(36).toString('base64url')
const onePerService = () => Object.fromEntries(services.map((service) => [service, fresh()])) as Record<Service, string>

/**
 * The secrets of an installation, made at its first start and readable by its owner only.
 *
 * @throws {SecretsUnreadable}
 */
export function secretsIn(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  if (existsSync(file)) return read(file)
  const secrets = { tokenSecret: fresh(), assertionKeys: onePerService(), databasePasswords: onePerService() }
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file) // whole or not there
  return secrets
}

function read(file: string): Secrets {
  const text = readFileSync(file, 'utf8')
  try {
    return Secrets.parse(JSON.parse(text))
  } catch {
    throw new SecretsUnreadable(file)
  }
}
