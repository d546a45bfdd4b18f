import { z } from 'zod'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** Settings that are missing or senseless, all in one message. */
export class InvalidSettings extends DomainError {
  constructor(faults: readonly string[]) {
    super(
      'SETTINGS_INVALID',
      `The settings are not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}\nSee .env.example for what each may be.`,
      { faults },
    )
  }
}

/** The environment as typed settings. An empty variable counts as unset. @throws {InvalidSettings} */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: z.ZodObject<Shape>,
  env: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = shape.safeParse(given)
  if (parsed.success) return parsed.data
  throw new InvalidSettings(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
}

/** Secrets of examples and manuals. A production start with one of them is refused. */
const publicSecrets = ['secret', 'changeme', 'password', 'your-secret-key', 'development-secret-development-secret']

/** A secret of at least 32 characters that stands in no manual. */
export const secret = z
  .string()
  .min(32, 'needs at least 32 characters, for example from `openssl rand -base64 48`')
  .refine(
    (value) => !publicSecrets.some((known) => value.toLowerCase().includes(known)),
    'is a secret that everybody knows from an example',
  )

export const port = z.coerce.number().int().min(0).max(65_535)
