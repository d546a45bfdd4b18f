import { describe } from '@jest/globals'
import type { ServerName } from './servers.ts'

/** Where a server is for this run of the tests, or undefined if there is none: `npm test` has said so. */
const serverUrl = (name: ServerName): string | undefined => process.env[`TEST_SERVER_${name.toUpperCase()}`]

/** A suite that needs a real server; without it the suite is left out, which fails the run where CI=true. */
export function describeWith(name: ServerName, title: string, suite: (url: string) => void): void {
  const url = serverUrl(name)
  if (url) describe(title, () => suite(url))
  else describe.skip(`${title} (no ${name})`, () => suite(''))
}
