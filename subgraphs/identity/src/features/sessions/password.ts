import { hash, verify, type Options } from '@node-rs/argon2'

/** argon2id (algorithm 2) with 19 MiB, two passes, one lane: the first recommendation of the OWASP password storage page. */
const settings: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, settings)

let unmatchable: Promise<string> | null = null

/** Whether the password is right. Without an account it takes the same time and says no. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  unmatchable ??= hashPassword(crypto.randomUUID())
  const matches = await verify(passwordHash ?? (await unmatchable), password)
  return passwordHash !== null && matches
}
