import type { Tenant } from '@greenlang/database/tenant.ts'
import { User } from './user.entity.ts'

/** The people of the requester's organization. */
export class Users {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  byIds(ids: readonly string[]): Promise<User[]> {
    return this.#tenant.read((em) => em.find(User, { id: { $in: [...ids] } }))
  }

  all(): Promise<User[]> {
    return this.#tenant.read((em) => em.find(User, {}, { orderBy: { displayName: 'asc', id: 'asc' } }))
  }

  /** The address that the person signs in with. */
  async emailOf(id: string): Promise<string> {
    const [row] = await this.#tenant.read((em) =>
      em.execute<{ email: string }[]>('select email from identity.credentials where user_id = ?', [id]),
    )
    return row!.email
  }
}
