import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { dropNamespace } from '../harness/drop-namespace.ts'
import { enterOrganization, signInAgain } from '../harness/enter-organization.ts'
import { testPasswords } from '../harness/database.ts'
import { describeWith } from '../harness/describe-with.ts'
import { eventually } from '../harness/eventually.ts'
import {
  newDataFolder,
  removeDataFolder,
  startPlatform,
  startProcess,
  type Client,
  type StartedPlatform,
} from '../harness/platform-under-test.ts'
import { freePort } from '../harness/servers.ts'

jest.setTimeout(60_000)

type Process = { readonly pid: number; readonly parent: number; readonly group: number; readonly command: string }

/** What runs on this machine; a process that has ended and waits to be taken note of does not count. */
function runningProcesses(): Process[] {
  const { stdout } = spawnSync('ps', ['-ww', '-A', '-o', 'pid=,ppid=,pgid=,stat=,command='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, group, state, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return pid && !state!.startsWith('Z')
      ? { pid: Number(pid), parent: Number(parent), group: Number(group), command }
      : []
  })
}

/** Everything of one platform: the starter's group, whatever names the folder, and all that these have started. */
function processesOf(starter: number | undefined, folder: string): Process[] {
  const all = runningProcesses()
  const found = new Set(
    all.filter(({ pid, group, command }) => pid === starter || group === starter || command.includes(folder)),
  )
  for (const process of found) for (const child of all) if (child.parent === process.pid) found.add(child)
  return [...found]
}

/** Each process of the platform is gone, whoever its parent is by now. */
async function expectAllGone(before: readonly Process[], starter: number | undefined, folder: string): Promise<void> {
  await eventually(async () => {
    const alive = new Set(runningProcesses().map(({ pid }) => pid))
    expect(before.filter(({ pid }) => alive.has(pid))).toEqual([])
    expect(processesOf(starter, folder)).toEqual([])
  })
}

const platformProcess = (processes: readonly Process[]): number =>
  processes.find(({ command }) => / \S*bin\/platform\.ts$/.test(command) && !command.includes('run.mjs'))!.pid
const isServer = ({ command }: Process) => command.includes('postgres') && command.includes(' -D ')

let folder: string
const started: StartedPlatform[] = []
const start = async (settings: Record<string, string> = {}) => {
  const platform = await startPlatform({ folder, settings: { DEMO: 'false', ...settings } })
  started.push(platform)
  return platform
}
beforeEach(async () => void (folder = await newDataFolder()))
afterEach(async () => {
  for (const platform of started.splice(0)) await platform.stop('SIGTERM')
  for (const { pid } of processesOf(undefined, folder)) process.kill(pid, 'SIGKILL') // what a failed test left
  await removeDataFolder(folder)
})

const email = 'person@one.example'
const whatIsStored =
  '{ organization { name cbam(year: 2026) { imports(first: 5) { nodes { id sha256 rowCount newRows } } calculation { id totals { certificates embeddedTonnesCO2e } } } } }'

async function storeSomething(platform: StartedPlatform): Promise<unknown> {
  const client = await enterOrganization(platform, { name: 'One', email, roles: ['compliance_officer'] })
  const uploadId = await client.upload(readFileSync(new URL('../../examples/cbam-imports-2026.csv', import.meta.url)))
  const input = { uploadId, fileName: 'goods.csv', mode: 'ALL_OR_NOTHING', numberFormat: 'POINT', year: 2026 }
  await client.get('mutation ($input: ImportGoodsInput!) { importGoods(input: $input) { import { id } } }', { input })
  await client.get('mutation { calculateEmbeddedEmissions(input: { year: 2026 }) { calculation { id } } }')
  return read(client)
}

async function read(client: Client): Promise<unknown> {
  const stored = await client.get<{ organization: { cbam: { calculation: object | null } } }>(whatIsStored)
  expect(stored.organization.cbam.calculation).not.toBeNull()
  return stored
}

describe('the end of npm start', () => {
  const signals = [
    ['SIGINT to the starter', (starter: number) => process.kill(starter, 'SIGINT')],
    ['SIGTERM to the starter', (starter: number) => process.kill(starter, 'SIGTERM')],
    ['Ctrl-C, which is SIGINT to the whole group', (starter: number) => process.kill(-starter, 'SIGINT')],
  ] as const

  it.each(signals)(
    'given %s, then it ends with code 0 and leaves neither a process nor a database',
    async (_signal, send) => {
      const platform = await start()
      const { pid } = platform.process
      const before = processesOf(pid, folder)
      expect(before.filter(isServer)).toHaveLength(1)
      send(pid!)
      expect(await platform.ended).toBe(0)
      await expectAllGone(before, pid, folder)
      expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
    },
  )

  it('given SIGTERM while it starts, then it ends and leaves nothing', async () => {
    const process = startProcess(['bin/run.mjs', 'bin/platform.ts'], {
      PORT: String(await freePort()),
      DATA_FOLDER: folder,
      DEMO: 'false',
    })
    await eventually(async () => expect(processesOf(process.process.pid, folder).filter(isServer)).toHaveLength(1))
    const before = processesOf(process.process.pid, folder)
    await process.stop('SIGTERM')
    await expectAllGone(before, process.process.pid, folder)
  })

  it('given kill -9 of the starter, then all the rest has ended by itself some seconds later', async () => {
    const platform = await start()
    const { pid } = platform.process
    const before = processesOf(pid, folder)
    process.kill(pid!, 'SIGKILL')
    await expectAllGone(before, pid, folder)
  })

  it('given that the database was killed first, then the platform is not ready, and still ends with nothing left', async () => {
    const platform = await start()
    const { pid } = platform.process
    const before = processesOf(pid, folder)
    expect((await fetch(`${platform.client.address}/health/ready`)).status).toBe(200)
    process.kill(before.find(isServer)!.pid, 'SIGKILL')
    expect((await fetch(`${platform.client.address}/health/ready`)).status).toBe(503)
    platform.process.kill('SIGTERM')
    await platform.ended
    await expectAllGone(before, pid, folder)
  })
})

describe('the next start', () => {
  it('given it was stopped, then a second start has the same people, files and figures', async () => {
    const first = await start()
    const stored = await storeSomething(first)
    expect(await first.stop('SIGTERM')).toBe(0)
    const second = await start()
    expect(await read(await signInAgain(second, email))).toEqual(stored)
  })

  it('given that secrets.json was removed, then the next start makes new ones, and the same data is there after a new sign-in', async () => {
    const first = await start()
    const stored = await storeSomething(first)
    await first.stop('SIGTERM')
    rmSync(join(folder, 'secrets.json'))
    const second = await start()
    expect(await read(await signInAgain(second, email))).toEqual(stored)
  })

  it('given kill -9 of the platform with its database left over, then the next start takes over and has the same data', async () => {
    const first = await start()
    const stored = await storeSomething(first)
    const before = processesOf(first.process.pid, folder)
    process.kill(platformProcess(before), 'SIGKILL')
    expect(await first.ended).toBe(1)
    const left = processesOf(undefined, folder).filter(isServer)
    expect(left).toHaveLength(1)
    const second = await start()
    expect(runningProcesses().map(({ pid }) => pid)).not.toContain(left[0]!.pid)
    expect(await read(await signInAgain(second, email))).toEqual(stored)
  })

  it('given kill -9 of the whole group, database included, then the next start has the same data', async () => {
    const first = await start()
    const stored = await storeSomething(first)
    for (const { pid } of processesOf(first.process.pid, folder).filter(
      (one) => isServer(one) || one.group === first.process.pid,
    ))
      process.kill(pid, 'SIGKILL')
    await first.ended
    const second = await start()
    expect(await read(await signInAgain(second, email))).toEqual(stored)
  })
})

describe('a start that cannot be', () => {
  let squatter: Server | null = null
  afterEach(() => void squatter?.close())

  /** Starts it, and gives what a person sees of its end. */
  async function failure(settings: Record<string, string>): Promise<string> {
    const attempt = startProcess(['bin/run.mjs', 'bin/platform.ts'], {
      PORT: String(await freePort()),
      DATA_FOLDER: folder,
      DEMO: 'false',
      ...settings,
    })
    let said = ''
    attempt.process.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
    expect({ code: await attempt.ended, said }).toEqual({ code: 1, said: expect.stringMatching(/\S/) })
    await expectAllGone([], attempt.process.pid, folder)
    expect(said).not.toMatch(/^\s+at |node:internal|Error:/m)
    expect(said).toMatch(/\.\n$/)
    return said.trimEnd()
  }

  /** One line, so that nobody has to look for it. */
  async function sentence(settings: Record<string, string>): Promise<string> {
    const said = await failure(settings)
    expect(said).not.toContain('\n')
    return said
  }

  it('given a port that is taken, then it names the port and another one', async () => {
    const port = await freePort()
    squatter = createServer().listen(port, 'localhost')
    await once(squatter, 'listening')
    expect(await sentence({ PORT: String(port) })).toBe(
      `Port ${port} is taken by another program. End that program, or choose another port with PORT=${port + 1}.`,
    )
  })

  it('given an address that is not of this machine, then it names HOST', async () => {
    expect(await sentence({ HOST: '192.0.2.1' })).toBe(
      'HOST=192.0.2.1 is not an address of this machine. Set HOST=localhost, or 0.0.0.0 for all of its addresses.',
    )
  })

  it('given a data folder whose control file is cut to nothing, then it says to restore or remove it, and deletes nothing', async () => {
    const platform = await start()
    await platform.stop('SIGTERM')
    truncateSync(join(folder, 'postgres', 'global', 'pg_control'), 0)
    const before = readdirSync(join(folder, 'postgres'))
    expect(await sentence({})).toMatch(
      /^The database in \S+ does not start \(.*pg_control.*\)\. Restore the folder from a backup, or remove it to begin anew \(its data is lost\)\.$/,
    )
    expect(readdirSync(join(folder, 'postgres'))).toEqual(expect.arrayContaining(before))
  })

  it('given a file secrets.json that cannot be read, then it says to restore it, and leaves it as it is', async () => {
    writeFileSync(join(folder, 'secrets.json'), '{"tokenSecret": ')
    expect(await sentence({})).toBe(
      `The file ${join(folder, 'secrets.json')} is damaged. Restore it from a backup, or remove it: new secrets are made, and everybody signs in again.`,
    )
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe('{"tokenSecret": ')
  })

  it('given a data folder that is a file, then it names DATA_FOLDER', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    for (const path of [file, join(file, 'inside')])
      expect(await sentence({ DATA_FOLDER: path })).toBe(
        `DATA_FOLDER=${path} cannot be a folder: a file stands in its way. Choose another one.`,
      )
  })

  const itAsUser = process.getuid?.() === 0 ? it.skip : it // root may write everywhere
  itAsUser('given a folder that may not be written to, then it names DATA_FOLDER', async () => {
    chmodSync(folder, 0o500)
    const inside = join(folder, 'data')
    try {
      expect(await sentence({ DATA_FOLDER: inside })).toBe(
        `DATA_FOLDER=${inside} may not be written to. Give this user (${userInfo().username}) the folder, or choose another one.`,
      )
    } finally {
      chmodSync(folder, 0o700)
    }
  })

  it('given three settings that are wrong, then it names each of them at once', async () => {
    const said = await failure({ PORT: 'http', DATABASE_URL: 'mysql://localhost/x', LOG_LEVEL: 'loud' })
    const [head, ...rest] = said.split('\n')
    expect(head).toBe('The settings are not right:')
    expect(rest.slice(0, -1).map((line) => /^ {2}(\w+): \S/.exec(line)?.[1])).toEqual([
      'PORT',
      'DATABASE_URL',
      'LOG_LEVEL',
    ])
    expect(rest.at(-1)).toBe('See .env.example for what each may be.')
  })

  it.each(['127.0.0.1:1', 'localhost:1', 'no-such-host.invalid:5432'])(
    'given DATABASE_URL with %s where no server answers, then it names the setting',
    async (host) => {
      expect(await sentence({ DATABASE_URL: `postgres://operator:hidden-password@${host}/greenlang` })).toMatch(
        new RegExp(`^Postgres cannot be reached at ${host} \\(E[A-Z]+\\)\\. Start it, or correct DATABASE_URL\\.$`),
      )
    },
  )

  it('given DATABASE_URL with a user who may not create roles, then it says what is missing', async () => {
    const url = new URL(process.env['TEST_POSTGRES']!)
    Object.assign(url, { username: 'cbam_app', password: testPasswords.cbam })
    expect(await sentence({ DATABASE_URL: url.href })).toMatch(
      /^Postgres refuses \(permission denied.*\)\. Correct DATABASE_URL: it needs a database that exists and an operator who may create roles\.$/,
    )
  })

  it('given DATABASE_URL with a password that the server refuses, then it says so without the password', async () => {
    const url = new URL(process.env['TEST_POSTGRES']!)
    url.password = 'hidden-password'
    const said = await sentence({ DATABASE_URL: url.href })
    expect(said).toMatch(
      /^Postgres refuses \(password authentication failed for user "\w+"\)\. Correct DATABASE_URL: it needs a database that exists and an operator who may create roles\.$/,
    )
    expect(said).not.toContain('hidden-password')
  })

  it.each(['127.0.0.1:1', 'localhost:1'])(
    'given AMQP_URL with %s where no broker answers, then it names the setting and ends the database',
    async (host) => {
      expect(await sentence({ AMQP_URL: `amqp://guest:hidden-password@${host}` })).toBe(
        'RabbitMQ cannot be reached (ECONNREFUSED). Start it, correct AMQP_URL, or leave AMQP_URL unset for the in-process bus.',
      )
    },
  )

  it.each(['127.0.0.1:1', 'localhost:1'])(
    'given REDIS_URL with %s where no server answers, then it names the setting and ends the database',
    async (host) => {
      expect(await sentence({ REDIS_URL: `redis://${host}` })).toBe(
        'Redis cannot be reached (ECONNREFUSED). Start it, correct REDIS_URL, or leave REDIS_URL unset for the cache in the process.',
      )
    },
  )

  it('given WEAVIATE_URL where nothing answers, then it names the setting', async () => {
    expect(await sentence({ WEAVIATE_URL: 'http://127.0.0.1:1' })).toBe(
      'Weaviate does not answer at 127.0.0.1:1. Start it, correct WEAVIATE_URL, or leave WEAVIATE_URL unset.',
    )
  })
})

describeWith('redis', 'npm start with Redis', (redisUrl) => {
  it('given REDIS_URL, then figures reach the report, and it ends with nothing left', async () => {
    expect(await figureInReport({ REDIS_URL: redisUrl })).toMatch(/^\d+(\.\d+)?$/)
  })
})

describeWith('rabbitmq', 'npm start with RabbitMQ', (amqpUrl) => {
  it('given AMQP_URL, then figures reach the report over it, and it ends with nothing left', async () => {
    const namespace = `test-${randomBytes(4).toString('hex')}.`
    try {
      expect(await figureInReport({ AMQP_URL: amqpUrl, AMQP_NAMESPACE: namespace })).toMatch(/^\d+(\.\d+)?$/)
    } finally {
      await dropNamespace(amqpUrl, namespace)
    }
  })
})

/** The platform on servers of the machine: what a calculation says and the report has heard. Then it is ended. */
async function figureInReport(settings: Record<string, string>): Promise<string> {
  const platform = await start(settings)
  const { pid } = platform.process
  const before = processesOf(pid, folder)
  await storeSomething(platform)
  const client = await signInAgain(platform, email)
  const ask = '{ organization { csrd(year: 2026) { cbamSummary { embeddedTonnesCO2e } } } }'
  type Report = { organization: { csrd: { cbamSummary: { embeddedTonnesCO2e: string } | null } } }
  let figure: string | undefined
  await eventually(async () => {
    figure = (await client.get<Report>(ask)).organization.csrd.cbamSummary?.embeddedTonnesCO2e
    expect(figure).toBeDefined()
  })
  expect(await platform.stop('SIGTERM')).toBe(0)
  await expectAllGone(before, pid, folder)
  return figure!
}
