import { defineEntity, p } from '@mikro-orm/core'
import { apps, roles, type App, type Requester, type Role } from '@greenlang/kernel/requester.ts'
import type { Organization } from '../organizations/organization.entity.ts'

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  schema: 'public',
  properties: {
    orgId: p.uuid().primary(),
    id: p.uuid().primary(),
    displayName: p.string(),
    status: p.string(),
    roles: p.array(),
    apps: p.array(),
  },
})

/** A person with an account in one organization. */
export class User extends UserSchema.class {
  /** Who the person is in a token: only apps that the organization has, too. */
  asRequester(organization: Organization): Requester {
    const has = (app: App) => this.apps.includes(app) && organization.apps.includes(app)
    return {
      userId: this.id,
      organizationId: this.orgId,
      roles: roles.filter((role: Role) => this.roles.includes(role)),
      apps: apps.filter(has),
    }
  }
}
UserSchema.setClass(User)
