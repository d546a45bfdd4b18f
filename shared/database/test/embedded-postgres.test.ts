import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import pg from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/embedded-postgres.ts'

jest.setTimeout(60_000)

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'greenlang-embedded-'))
const dataOf = (folder: string) => join(folder, 'postgres')
const serverOf = (folder: string) => Number(readFileSync(join(dataOf(folder), 'postmaster.pid'), 'utf8').split('\n')[0])
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the embedded database', () => {
  let folder: string
  const started: EmbeddedPostgres[] = []
  const start = async (where = folder) => {
    const postgres = await startEmbeddedPostgres(where)
    started.push(postgres)
    return postgres
  }
  beforeEach(() => void (folder = newFolder()))
  afterEach(async () => {
    for (const postgres of started.splice(0)) await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('given a new folder that only its owner may enter, then it starts, listens to this machine only, and keeps its data over a stop', async () => {
    chmodSync(folder, 0o700)
    const first = await start()
    await query(first.adminUrl, 'create table kept (value int); insert into kept values (1)')
    expect(await query(first.adminUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(statSync(join(folder, 'operator-password')).mode & 0o777).toBe(0o600)
    expect(statSync(dataOf(folder)).mode & 0o777).toBe(0o700)
    await first.stop()
    const second = await start()
    expect(await query(second.adminUrl, 'select value from kept')).toEqual([{ value: 1 }])
  })

  const rootOnly = process.getuid?.() === 0 ? it : it.skip
  rootOnly('given that root starts it, then the server runs as another user', async () => {
    await start()
    expect(statSync(`/proc/${serverOf(folder)}`).uid).not.toBe(0)
  })

  it('given a server that was left running, then it is ended and its folder taken over with all data', async () => {
    const left = await start()
    await query(left.adminUrl, 'create table kept (value int); insert into kept values (2)')
    const pid = serverOf(folder)
    const next = await start()
    expect(isAlive(pid)).toBe(false)
    expect(await query(next.adminUrl, 'select value from kept')).toEqual([{ value: 2 }])
  })

  it('given that the server is killed at once, then everything stored before is there after the next start', async () => {
    const { adminUrl, stop } = await start()
    await query(adminUrl, 'create table kept (value int); insert into kept select generate_series(1, 1000)')
    process.kill(serverOf(folder), 'SIGKILL')
    await stop()
    const next = await start()
    expect(await query(next.adminUrl, 'select count(*)::int as count from kept')).toEqual([{ count: 1_000 }])
  })

  it('given a killed server of which one process ends late, then the next start waits for it', async () => {
    const { adminUrl } = await start()
    const client = new pg.Client({ connectionString: adminUrl })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    process.kill(rows[0]!.pid, 'SIGSTOP')
    process.kill(serverOf(folder), 'SIGKILL')
    const next = start()
    await sleep(1_000)
    process.kill(rows[0]!.pid, 'SIGCONT')
    expect(await query((await next).adminUrl, 'select 1 as answer')).toEqual([{ answer: 1 }])
    await client.end().catch(() => undefined)
  })

  it('given that the number of a dead server is now that of the server of another folder, then the other one is left alone', async () => {
    const other = newFolder()
    try {
      const elsewhere = await start(other)
      const first = await start()
      await first.stop()
      writeFileSync(join(dataOf(folder), 'postmaster.pid'), `${serverOf(other)}\n${dataOf(folder)}\n`)
      await start().catch((error: Error) => expect(error).toMatchObject({ code: 'DATABASE_NOT_STARTED' }))
      expect(await query(elsewhere.adminUrl, 'select 1 as answer')).toEqual([{ answer: 1 }])
    } finally {
      for (const postgres of started.splice(0)) await postgres.stop()
      rmSync(other, { recursive: true, force: true })
    }
  })

  it('given a start that was cut off while it made the database, then the next one makes it anew', async () => {
    mkdirSync(join(folder, 'postgres.new', 'base'), { recursive: true })
    writeFileSync(join(folder, 'postgres.new', 'PG_VERSION'), '18\n')
    const { adminUrl } = await start()
    expect(await query(adminUrl, 'select 1 as answer')).toEqual([{ answer: 1 }])
  })

  const broken: [string, (folder: string) => void, RegExp][] = [
    [
      'a control file cut to nothing',
      (folder) => truncateSync(join(dataOf(folder), 'global', 'pg_control'), 0),
      /pg_control/,
    ],
    [
      'no file operator-password',
      (folder) => rmSync(join(folder, 'operator-password')),
      /the file operator-password is missing/,
    ],
    [
      'another password in operator-password',
      (folder) => writeFileSync(join(folder, 'operator-password'), 'another'),
      /password authentication failed/,
    ],
    ['no file PG_VERSION', (folder) => rmSync(join(dataOf(folder), 'PG_VERSION')), /the file PG_VERSION is missing/],
    ['no table files', (folder) => rmSync(join(dataOf(folder), 'base'), { recursive: true }), /base/],
  ]
  it.each(broken)(
    'given a folder with %s, then one sentence says why and what to do, nothing is deleted, and no server stays',
    async (_case, breakIt, reason) => {
      const { stop } = await start()
      const pid = serverOf(folder)
      await stop()
      breakIt(folder)
      const failure = (await start().catch((error: unknown) => error)) as Error & { code: string }
      expect(failure.code).toBe('DATABASE_NOT_STARTED')
      expect(failure.message).toMatch(reason)
      expect(failure.message).toContain(`The database in ${folder} does not start (`)
      expect(failure.message).toMatch(
        /\)\. Restore the folder from a backup, or remove it to begin anew \(its data is lost\)\.$/,
      )
      expect(failure.message).not.toContain('\n')
      expect(existsSync(join(dataOf(folder), 'global'))).toBe(true)
      expect(existsSync(join(dataOf(folder), 'postmaster.pid')) && isAlive(serverOf(folder))).toBe(false)
      expect(isAlive(pid)).toBe(false)
    },
  )
})

/** A disk of its own of some size, or null where none may be mounted. */
function newDisk(megabytes: number): string | null {
  const folder = newFolder()
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder])
  if (status === 0) return folder
  rmSync(folder, { recursive: true })
  return null
}

function removeDisk(folder: string): void {
  spawnSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
}

const probe = newDisk(1)
if (probe) removeDisk(probe)
const describeWithDisk = probe ? describe : describe.skip

describeWithDisk('the embedded database on a full disk (skipped where no disk may be mounted)', () => {
  const full = (folder: string) => `The disk that holds ${folder} is full. Free some space, then start again.`

  it('given 20 MB for a new database, then one sentence says that the disk is full', async () => {
    const disk = newDisk(20)!
    try {
      await expect(startEmbeddedPostgres(disk)).rejects.toMatchObject({
        code: 'DATABASE_NOT_STARTED',
        message: full(disk),
      })
    } finally {
      removeDisk(disk)
    }
  })

  it('given a disk without a byte left, then one sentence says that the disk is full', async () => {
    const disk = newDisk(1)!
    try {
      spawnSync('sh', ['-c', 'cat /dev/zero > "$0/filler"', disk])
      await expect(startEmbeddedPostgres(disk)).rejects.toMatchObject({
        code: 'DATABASE_NOT_STARTED',
        message: full(disk),
      })
    } finally {
      removeDisk(disk)
    }
  })

  it('given a disk that filled up since the last start, then the sentence is the same, and after room is made all data is there', async () => {
    const disk = newDisk(120)!
    let postgres: EmbeddedPostgres | null = null
    try {
      postgres = await startEmbeddedPostgres(disk)
      await query(postgres.adminUrl, 'create table kept (value int); insert into kept values (3)')
      await postgres.stop()
      spawnSync('sh', ['-c', 'cat /dev/zero > "$0/filler"', disk])
      await expect(startEmbeddedPostgres(disk)).rejects.toMatchObject({
        code: 'DATABASE_NOT_STARTED',
        message: full(disk),
      })
      rmSync(join(disk, 'filler'))
      postgres = await startEmbeddedPostgres(disk)
      expect(await query(postgres.adminUrl, 'select value from kept')).toEqual([{ value: 3 }])
    } finally {
      await postgres?.stop()
      removeDisk(disk)
    }
  })
})
