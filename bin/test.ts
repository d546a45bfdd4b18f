import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startEmbeddedPostgres } from '@greenlang/database/embedded-postgres.ts'
import { prepareDatabase } from '@greenlang/database/prepare.ts'
import { startFailure } from '@greenlang/service/run-service.ts'
import { asOperator, templateDatabase, testPasswords } from '../test/harness/database.ts'
import { findServer, howToStart, type FoundServer, type ServerName } from '../test/harness/servers.ts'
import { step } from './progress.ts'

/** `npm test [unit|part|story] [paths…]`: sets up what the tests need and runs them. */
const root = join(import.meta.dirname, '..')
const projects = ['unit', 'part', 'story'] as const
const [first, ...rest] = process.argv.slice(2)
const project = projects.find((name) => name === first)
const paths = project ? rest : process.argv.slice(2)
const found: FoundServer[] = []
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
}

try {
  const missing = project === 'unit' ? [] : await setUp()
  process.exitCode = await runJest()
  if (missing.length > 0 && process.env['CI'] === 'true') {
    console.error(`Left out, though CI=true: ${missing.join(', ')}.`)
    process.exitCode = 1
  }
} catch (cause) {
  console.error(startFailure(cause))
  process.exitCode = 1
} finally {
  for (const { stop } of found.toReversed()) await stop()
}
process.exit()

async function setUp(): Promise<ServerName[]> {
  const folder = join(root, '.greenlang', `test-${process.pid}`) // its own, so that two runs do not end each other's server
  const postgres = await step('starting a database for the tests', () => startEmbeddedPostgres(folder))
  const stop = async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  found.push({ url: postgres.adminUrl, stop })
  env['TEST_POSTGRES'] = postgres.adminUrl
  await step('preparing the database', async () => {
    const template = new URL(postgres.adminUrl)
    template.pathname = `/${templateDatabase}`
    await asOperator(postgres.adminUrl, `drop database if exists ${templateDatabase} with (force)`)
    await asOperator(postgres.adminUrl, `create database ${templateDatabase}`)
    await prepareDatabase(template.href, testPasswords)
  })
  const missing: ServerName[] = []
  for (const name of ['postgres', 'redis', 'rabbitmq', 'chromium'] as const) {
    const server = await step(`looking for ${name}`, () => findServer(name))
    if (server) {
      found.push(server)
      env[`TEST_SERVER_${name.toUpperCase()}`] = server.url
    } else {
      missing.push(name)
      console.log(`Left out: the tests that need ${name}. To run them: ${howToStart[name]}.`)
    }
  }
  return missing
}

async function runJest(): Promise<number> {
  const report = join(root, 'node_modules', '.cache', `jest-${process.pid}.json`)
  mkdirSync(dirname(report), { recursive: true })
  const select = project ? ['--selectProjects', project] : []
  const flags = [...paths, '--json', `--outputFile=${report}`, '--passWithNoTests', '--maxWorkers=2', ...select]
  const jest = spawn(process.execPath, [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...flags], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(jest, 'exit')) as [number | null]
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<
    'numPassedTests' | 'numFailedTests' | 'numPendingTests',
    number
  >
  rmSync(report)
  console.log(
    `${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`,
  )
  return code ?? 1
}
