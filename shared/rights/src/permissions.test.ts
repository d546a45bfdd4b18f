import { describe, expect, it } from '@jest/globals'
import { apps, type App, type Role } from '@greenlang/kernel/requester.ts'
import { Permissions } from './permissions.ts'

const permissions = Permissions.load()
const requester = (roles: readonly string[], owned: readonly App[] = apps) => ({
  userId: '01940000-0000-7000-8000-000000000001',
  organizationId: '01940000-0000-7000-8000-000000000002',
  roles: roles as Role[],
  apps: owned,
})
const allows = (roles: readonly string[], scope: string, owned: readonly App[] = apps) =>
  permissions.allows(requester(roles, owned), scope)

describe('who has which right', () => {
  it.each([
    ['compliance_officer', 'cbam:imported_good:import', true],
    ['viewer', 'cbam:imported_good:import', false],
    ['viewer', 'cbam:imported_good:read', true],
    ['analyst', 'cbam:imported_good:read', false],
    ['compliance_officer', 'cbam:imported_good:delete', false],
    ['org_admin', 'identity:user:list', true],
    ['viewer', 'identity:me:read', true],
  ])('given the role %s, then %s is allowed: %s', (role, scope, allowed) => {
    expect(allows([role], scope)).toBe(allowed)
  })

  it('given several roles, then the rights of all of them add up', () => {
    expect(allows(['viewer'], 'cbam:imported_good:delete')).toBe(false)
    expect(allows(['viewer', 'org_admin'], 'cbam:imported_good:delete')).toBe(true)
  })

  it.each([
    ['no role', [] as string[]],
    ['a role that nobody knows', ['admin']],
    ['the name of a property of every object', ['constructor', '__proto__', 'toString']],
  ])('given %s, then nothing is allowed', (_case, roles) => {
    expect(allows(roles, 'identity:me:read')).toBe(false)
  })

  it('given an unknown role beside a known one, then the known one still counts', () => {
    expect(allows(['admin', 'viewer'], 'cbam:imported_good:read')).toBe(true)
  })

  it('given a right that the matrix does not name, then nobody has it, and it is known as unknown', () => {
    expect(permissions.knows('cbam:imported_good:steal')).toBe(false)
    expect(permissions.knows('cbam:imported_good:read')).toBe(true)
    expect(allows(['super_admin', 'org_admin'], 'cbam:imported_good:steal')).toBe(false)
  })

  it.each([
    ['super_admin', 'identity:user:list', 'an open break-glass session'],
    ['analyst', 'vcci:supplier:read_pii', 'masking'],
    ['compliance_officer', 'cbam:job:cancel', 'being its creator'],
    ['compliance_officer', 'cbam:declaration:approve', 'a second person'],
  ])('given that %s has %s only with %s, then it is not allowed without', (role, scope) => {
    expect(permissions.knows(scope)).toBe(true)
    expect(allows([role], scope)).toBe(false)
  })

  it('given a person without the app cbam, then its rights are gone and those of identity stay', () => {
    expect(allows(['org_admin'], 'cbam:imported_good:read', ['csrd', 'vcci'])).toBe(false)
    expect(allows(['org_admin'], 'identity:user:list', [])).toBe(true)
  })

  it('given an app that is in the apps of another role only, then the role without it does not reach it', () => {
    // compliance officers have cbam and csrd, analysts vcci
    expect(allows(['compliance_officer'], 'vcci:document:read')).toBe(false)
    expect(allows(['analyst'], 'vcci:document:read')).toBe(true)
  })
})
