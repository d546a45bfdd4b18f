import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { InvalidSettings, port, readConfig, secret } from './config.ts'

describe('settings', () => {
  const Settings = z.object({
    PORT: port.default(4000),
    DATABASE_URL: z.url(),
    TOKEN_SECRET: secret,
    AMQP_URL: z.url().optional(),
  })
  const right = { DATABASE_URL: 'postgres://localhost/db', TOKEN_SECRET: 'k'.repeat(32) }

  it('given what is needed, then text becomes typed and the rest has its default', () => {
    expect(readConfig(Settings, { ...right, PORT: '4001', HOME: '/root' })).toEqual({ ...right, PORT: 4001 })
    expect(readConfig(Settings, right)).toEqual({ ...right, PORT: 4000 })
  })

  it('given an empty variable, then it counts as unset', () => {
    expect(readConfig(Settings, { ...right, PORT: '', AMQP_URL: '' })).toEqual({ ...right, PORT: 4000 })
  })

  it('given three faults, then all are told at once, by name and without the values', () => {
    const read = () => readConfig(Settings, { PORT: '70000', TOKEN_SECRET: 'too short to be one' })
    expect(read).toThrow(InvalidSettings)
    expect(read).toThrow(
      /^The settings are not right:\n {2}PORT: .+\n {2}DATABASE_URL: .+\n {2}TOKEN_SECRET: needs at least 32 characters.+\nSee \.env\.example/,
    )
    expect(read).not.toThrow(/too short to be one/)
  })

  it.each(['changeme'.repeat(4), 'development-secret-development-secret', `My-Password-${'x'.repeat(30)}`])(
    'given the secret %s, then it is refused: everybody knows it',
    (known) => {
      expect(() => readConfig(Settings, { ...right, TOKEN_SECRET: known })).toThrow(/everybody knows/)
    },
  )

  it.each(['-1', '65536', '4001.5', 'http'])('given %s as a port, then it is refused', (given) => {
    expect(() => readConfig(Settings, { ...right, PORT: given })).toThrow(/PORT: /)
  })
})
