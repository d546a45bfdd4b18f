import { describe, expect, it } from '@jest/globals'
import { newUuid, publicId, uuidOf } from './id.ts'

describe('an id', () => {
  it('given two moments a millisecond apart, then the UUIDs sort as the moments do, and are of version 7', () => {
    const now = Date.parse('2026-11-22T08:00:00.000Z')
    expect(newUuid(now) < newUuid(now + 1)).toBe(true)
    expect(newUuid(now)).toMatch(/^01a20244-e800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('given 10,000 ids of one millisecond, then no two are equal', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newUuid(0))).size).toBe(10_000)
  })

  it('given a UUID, then the public id carries it and its kind, and brings it back', () => {
    const uuid = '01940000-1234-7000-8000-0000000000ff'
    expect(publicId('org', uuid)).toBe('org_019400001234700080000000000000ff')
    expect(uuidOf('org', publicId('org', uuid))).toBe(uuid)
  })

  it.each([
    ['another kind', 'usr_019400001234700080000000000000ff'],
    ['the UUID itself', '01940000-1234-7000-8000-0000000000ff'],
    ['capitals', 'org_019400001234700080000000000000FF'],
    ['a digit too few', 'org_019400001234700080000000000000f'],
    ['a digit too many', 'org_019400001234700080000000000000fff'],
    ['a path', 'org_../../etc/passwd'],
    ['a line break at the end', 'org_019400001234700080000000000000ff\n'],
    ['nothing', ''],
  ])('given %s, then it names no organization', (_case, id) => {
    expect(uuidOf('org', id)).toBeNull()
  })
})
