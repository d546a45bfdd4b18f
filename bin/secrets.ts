import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { services, type Service } from '@greenlang/kernel/services.ts'

/** What the parts of one installation share with each other and with nobody else. */
export type Secrets = {
  readonly tokenSecret: string
  readonly assertionKeys: Readonly<Record<Service, string>>
  readonly databasePasswords: Readonly<Record<Service, string>>
}

const fresh = () => randomBytes(36).toString('base64url')
const onePerService = () => Object.fromEntries(services.map((service) => [service, fresh()])) as Record<Service, string>

/** The secrets of an installation, made at its first start and readable by its owner only. */
export function secretsIn(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  const secrets = { tokenSecret: fresh(), assertionKeys: onePerService(), databasePasswords: onePerService() }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
