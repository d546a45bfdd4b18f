import type { Context } from '../../context.ts'
import { SessionEnded } from './errors.ts'
import type { StartedSession } from './sessions.repository.ts'

type Needs = Pick<Context, 'sessions' | 'now'>

/** Exchanges a refresh token for the next pair. @throws {SessionEnded} */
export async function renewSession({ sessions, now }: Needs, refreshToken: string): Promise<StartedSession> {
  const session = await sessions.renew(refreshToken, now())
  if (!session) throw new SessionEnded()
  return session
}
