import type { EntityManager } from '@mikro-orm/postgresql'
import { audit } from '@greenlang/database/audit.ts'
import { Tenant } from '@greenlang/database/tenant.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import { apps, type App, type Role } from '@greenlang/kernel/requester.ts'
import { hashPassword } from '../sessions/password.ts'
import { User } from '../users/user.entity.ts'
import { Organization } from './organization.entity.ts'

export type FirstUser = {
  displayName: string
  email: string
  password: string
  roles: readonly Role[]
  apps?: readonly App[]
}
type NewOrganization = { name: string; country: string; apps?: readonly App[]; users: readonly FirstUser[] }

/** Enters an organization with its first people: an operator's act, there is no field of the graph for it. @returns its UUID */
export async function foundOrganization(
  em: EntityManager,
  { name, country, apps: chosen = apps, users }: NewOrganization,
): Promise<string> {
  const organizationId = newUuid()
  const hashes = await Promise.all(users.map(({ password }) => hashPassword(password)))
  await Tenant.of(em, organizationId).write(async (transaction) => {
    transaction.create(Organization, { id: organizationId, name, country, status: 'ACTIVE', apps: [...chosen] })
    await transaction.flush()
    for (const [index, user] of users.entries()) {
      const id = newUuid()
      transaction.create(User, {
        orgId: organizationId,
        id,
        displayName: user.displayName,
        status: 'ACTIVE',
        roles: [...user.roles],
        apps: [...(user.apps ?? chosen)],
      })
      await transaction.flush()
      const insert = 'insert into identity.credentials (org_id, user_id, email, password_hash) values (?, ?, ?, ?)'
      await transaction.execute(insert, [organizationId, id, user.email.toLowerCase(), hashes[index]])
    }
    await audit(transaction, {
      organizationId,
      actor: null,
      action: 'organization.create',
      subject: publicId('org', organizationId),
    })
  })
  return organizationId
}
