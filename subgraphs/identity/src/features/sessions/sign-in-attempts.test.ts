import { describe, expect, it } from '@jest/globals'
import { InProcessCache } from '@greenlang/cache/in-process-cache.ts'
import { SignInThrottled } from './errors.ts'
import { failureLimit, SignInAttempts } from './sign-in-attempts.ts'

describe('failed sign-ins on one address', () => {
  const failing = async (attempts: SignInAttempts, times: number) => {
    for (let failure = 0; failure < times; failure++) await attempts.failed('a@one.example')
  }

  it('given 99 in a row, then another attempt is allowed; given 100, then it is refused and other addresses are not', async () => {
    const attempts = new SignInAttempts(new InProcessCache(100_000))
    await failing(attempts, failureLimit - 1)
    await expect(attempts.assertAllowed('a@one.example')).resolves.toBeUndefined()
    await failing(attempts, 1)
    await expect(attempts.assertAllowed('a@one.example')).rejects.toThrow(SignInThrottled)
    await expect(attempts.assertAllowed('b@one.example')).resolves.toBeUndefined()
  })

  it('given a success in between, then the count begins anew', async () => {
    const attempts = new SignInAttempts(new InProcessCache(100_000))
    await failing(attempts, failureLimit - 1)
    await attempts.succeeded('a@one.example')
    await failing(attempts, failureLimit - 1)
    await expect(attempts.assertAllowed('a@one.example')).resolves.toBeUndefined()
  })
})
