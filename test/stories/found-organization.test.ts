import { expect, it } from '@jest/globals'
import { newDataFolder, removeDataFolder, startProcess } from '../harness/platform-under-test.ts'

const run = async (args: readonly string[], settings: Record<string, string>) => {
  const folder = await newDataFolder()
  const started = startProcess(['bin/found-organization.ts', ...args], {
    DATA_FOLDER: folder,
    PASSWORD: 'a long sentence to sign in with',
    ...settings,
  })
  const code = await started.ended
  await removeDataFolder(folder)
  return { code, output: started.output() }
}
const complete = ['--name', 'One', '--country', 'DE', '--email', 'admin@one.example']

it.each([
  [
    'a database that does not exist',
    complete,
    { DATABASE_URL: `${process.env['TEST_POSTGRES']}_not_there` },
    /^Postgres refuses \(.*\)\. Correct DATABASE_URL/,
  ],
  [
    'a server that is not there',
    complete,
    { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' },
    /^Postgres cannot be reached at 127\.0\.0\.1:1 \(ECONNREFUSED\)/,
  ],
  ['a platform that does not run', complete, {}, /^The platform does not run\./],
  [
    'a short password',
    complete,
    { DATABASE_URL: 'postgres://x@127.0.0.1:1/x', PASSWORD: 'short' },
    /^A password needs 15 characters/,
  ],
  ['a country by its name', ['--name', 'One', '--country', 'Germany', '--email', 'a@one.example'], {}, /^--country: /],
])('given %s, then it says so in one sentence and exits with 1', async (_case, args, settings, sentence) => {
  const { code, output } = await run(args, settings)
  expect(code).toBe(1)
  expect(output).toMatch(sentence)
  expect(output.trim().split('\n')).toHaveLength(1)
})
