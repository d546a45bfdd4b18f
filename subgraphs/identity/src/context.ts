import DataLoader from 'dataloader'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { TokenKey } from '@greenlang/service/access-token.ts'
import type { Cache } from '@greenlang/cache/cache.ts'
import { Organizations } from './features/organizations/organizations.repository.ts'
import { Sessions } from './features/sessions/sessions.repository.ts'
import { SignInAttempts } from './features/sessions/sign-in-attempts.ts'
import type { User } from './features/users/user.entity.ts'
import { Users } from './features/users/users.repository.ts'

/** What one request may reach. */
export type Context = {
  readonly requester: Requester | null
  readonly organizations: Organizations
  readonly users: Users
  readonly userLoader: DataLoader<string, User | null>
  readonly sessions: Sessions
  readonly signInAttempts: SignInAttempts
  readonly tokenKey: TokenKey
  readonly now: () => Date
}

type Parts = { em: EntityManager; cache: Cache }

/** The tenant that no row belongs to: what a person sees who has not signed in. */
const nobody = '00000000-0000-0000-0000-000000000000'

export function contextFor({ em, cache }: Parts, tokenKey: TokenKey, requester: Requester | null): Context {
  const tenant = Tenant.of(em, requester?.organizationId ?? nobody)
  const users = new Users(tenant)
  return {
    requester,
    organizations: new Organizations(tenant),
    users,
    userLoader: new DataLoader(async (ids) => {
      const found = new Map((await users.byIds(ids)).map((user) => [user.id, user]))
      return ids.map((id) => found.get(id) ?? null)
    }),
    sessions: new Sessions(em),
    signInAttempts: new SignInAttempts(cache),
    tokenKey,
    now: () => new Date(),
  }
}
