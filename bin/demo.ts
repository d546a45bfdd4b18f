import { Tenant } from '@greenlang/database/tenant.ts'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Role } from '@greenlang/kernel/requester.ts'
import { foundOrganization } from '../subgraphs/identity/src/features/organizations/found-organization.ts'

/** Known to everybody who reads this: for a demo on one's own machine, never for real data. */
export const demoPassword = 'greenlang demo password'

export const demoUsers: readonly { displayName: string; email: string; roles: readonly Role[] }[] = [
  { displayName: 'Compliance officer', email: 'officer@demo.example', roles: ['compliance_officer'] },
  { displayName: 'Analyst', email: 'analyst@demo.example', roles: ['analyst'] },
  { displayName: 'Organization administrator', email: 'admin@demo.example', roles: ['org_admin'] },
  { displayName: 'Viewer', email: 'viewer@demo.example', roles: ['viewer'] },
  { displayName: 'Platform operator', email: 'operator@demo.example', roles: ['super_admin'] },
]

/** Enters the demo organization, if it is not there. @returns whether it is new */
export async function ensureDemoOrganization(identity: EntityManager): Promise<boolean> {
  const known = 'select 1 from identity.credentials where email = ?'
  const rows = await Tenant.forPurpose(identity, 'sign-in').read((em) =>
    em.execute<unknown[]>(known, [demoUsers[0]!.email]),
  )
  if (rows.length > 0) return false
  const users = demoUsers.map((user) => ({ ...user, password: demoPassword }))
  await foundOrganization(identity, { name: 'Demo Importer', country: 'DE', users })
  return true
}
