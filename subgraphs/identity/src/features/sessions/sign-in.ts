import type { Context } from '../../context.ts'
import { SignInRefused } from './errors.ts'
import { passwordMatches } from './password.ts'
import type { StartedSession } from './sessions.repository.ts'

type Needs = Pick<Context, 'sessions' | 'signInAttempts' | 'now'>

/** Starts a session for an address and its password. @throws {SignInRefused} @throws {SignInThrottled} */
export async function signIn(
  { sessions, signInAttempts, now }: Needs,
  address: string,
  password: string,
): Promise<StartedSession> {
  const email = address.trim().toLowerCase()
  await signInAttempts.assertAllowed(email)
  const credentials = await sessions.credentialsOf(email)
  const matches = await passwordMatches(credentials?.passwordHash ?? null, password)
  const session = credentials && matches ? await sessions.start(credentials.orgId, credentials.userId, now()) : null
  if (!session) {
    await signInAttempts.failed(email)
    throw new SignInRefused()
  }
  await signInAttempts.succeeded(email)
  return session
}
