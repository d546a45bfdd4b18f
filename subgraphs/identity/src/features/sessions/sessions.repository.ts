import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Tenant } from '@greenlang/database/tenant.ts'
import { newUuid } from '@greenlang/kernel/id.ts'
import { Organization } from '../organizations/organization.entity.ts'
import { User } from '../users/user.entity.ts'

const day = 24 * 60 * 60 * 1000
const refreshTokenMs = 7 * day
const familyMs = 30 * day
/** An answer can get lost on the way: within this time the old token brings a new one once more. */
const graceMs = 10_000

export type Account = { user: User; organization: Organization }
export type StartedSession = Account & { sessionId: string; refreshToken: string }

type StoredToken = {
  org_id: string
  user_id: string
  family: string
  expires_at: Date
  family_expires_at: Date
  used_at: Date | null
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** Sessions as families of refresh tokens, each used once. */
export class Sessions {
  readonly #em: EntityManager

  constructor(em: EntityManager) {
    this.#em = em
  }

  /** Password hash and owner of an address, across all organizations. */
  async credentialsOf(email: string): Promise<{ orgId: string; userId: string; passwordHash: string } | null> {
    const sql =
      'select org_id as "orgId", user_id as "userId", password_hash as "passwordHash" from identity.credentials where email = ?'
    const rows = await Tenant.forPurpose(this.#em, 'sign-in').read((em) =>
      em.execute<{ orgId: string; userId: string; passwordHash: string }[]>(sql, [email]),
    )
    return rows[0] ?? null
  }

  /** Starts a session, or null if the person or the organization may not. */
  start(orgId: string, userId: string, now: Date): Promise<StartedSession | null> {
    return Tenant.of(this.#em, orgId).write(async (em) => {
      const account = await activeAccount(em, orgId, userId)
      if (!account) return null
      const familyEnd = new Date(now.getTime() + familyMs)
      return issue(em, account, newUuid(), familyEnd, now)
    })
  }

  /** The next pair of a session, or null if the token has ended. A token used twice ends its whole family. */
  renew(refreshToken: string, now: Date): Promise<StartedSession | null> {
    const hash = hashOf(refreshToken)
    return this.#find(hash).then((stored) => {
      if (!stored) return null
      return Tenant.of(this.#em, stored.org_id).write(async (em) => {
        const [token] = await em.execute<StoredToken[]>(
          'select * from identity.refresh_tokens where hash = ? for update',
          [hash],
        )
        if (!token || new Date(token.expires_at) <= now) return null
        if (token.used_at && now.getTime() - new Date(token.used_at).getTime() > graceMs) {
          await em.execute('delete from identity.refresh_tokens where family = ?', [token.family])
          return null
        }
        const account = await activeAccount(em, token.org_id, token.user_id)
        if (!account) return null
        await em.execute('update identity.refresh_tokens set used_at = coalesce(used_at, ?) where hash = ?', [
          now,
          hash,
        ])
        return issue(em, account, token.family, new Date(token.family_expires_at), now)
      })
    })
  }

  async #find(hash: Buffer): Promise<{ org_id: string } | null> {
    const rows = await Tenant.forPurpose(this.#em, 'sign-in').read((em) =>
      em.execute<{ org_id: string }[]>('select org_id from identity.refresh_tokens where hash = ?', [hash]),
    )
    return rows[0] ?? null
  }
}

async function activeAccount(em: EntityManager, orgId: string, userId: string): Promise<Account | null> {
  const user = await em.findOne(User, { id: userId, status: 'ACTIVE' })
  const organization = await em.findOne(Organization, { id: orgId, status: 'ACTIVE' })
  return user && organization ? { user, organization } : null
}

async function issue(
  em: EntityManager,
  account: Account,
  family: string,
  familyEnd: Date,
  now: Date,
): Promise<StartedSession> {
  const refreshToken = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Math.min(now.getTime() + refreshTokenMs, familyEnd.getTime()))
  const insert =
    'insert into identity.refresh_tokens (hash, org_id, user_id, family, expires_at, family_expires_at) values (?, ?, ?, ?, ?, ?)'
  await em.execute(insert, [
    hashOf(refreshToken),
    account.organization.id,
    account.user.id,
    family,
    expiresAt,
    familyEnd,
  ])
  return { ...account, sessionId: family, refreshToken }
}
