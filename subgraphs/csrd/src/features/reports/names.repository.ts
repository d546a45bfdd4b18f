import type { Tenant } from '@greenlang/database/tenant.ts'

/** How the organization and its people are called. */
export class Names {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  async ofOrganization(): Promise<string | null> {
    const rows = await this.#tenant.read((em) =>
      em.execute<{ name: string }[]>('select name from public.organizations'),
    )
    return rows[0]?.name ?? null
  }

  /** By id of the person. */
  async ofUsers(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const sql = 'select id, display_name as name from public.users where id = any(?::uuid[])'
    const rows = await this.#tenant.read((em) =>
      em.execute<{ id: string; name: string }[]>(sql, [`{${ids.join(',')}}`]),
    )
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
}
