import type { Tenant } from '@greenlang/database/tenant.ts'
import { Organization } from './organization.entity.ts'

/** The organizations that the requester may see: the own one. */
export class Organizations {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  byId(id: string): Promise<Organization | null> {
    return this.#tenant.read((em) => em.findOne(Organization, { id }))
  }
}
