import type { Context } from '../../context.ts'
import { SignInRefused } from './errors.ts'
import { passwordMatches } from './password.ts'
import type { StartedSession } from './sessions.repository.ts'

type Needs = Pick<Context, 'sessions' | 'now'>

/** Starts a session for an address and its password. @throws {SignInRefused} */
export async function signIn({ sessions, now }: Needs, email: string, password: string): Promise<StartedSession> {
  const credentials = await sessions.credentialsOf(email.trim().toLowerCase())
  const matches = await passwordMatches(credentials?.passwordHash ?? null, password)
  const session = credentials && matches ? await sessions.start(credentials.orgId, credentials.userId, now()) : null
  if (!session) throw new SignInRefused()
  return session
}
