import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newUuid } from '@greenlang/kernel/id.ts'
import { FileStore } from './file-store.ts'

const limitBytes = 2 * 1024 * 1024

describe('the files that people send', () => {
  let folder: string
  let files: FileStore
  const [mine, other] = [newUuid(), newUuid()]
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greenlang-files-'))
    files = new FileStore(folder, limitBytes)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const save = (organizationId: string, content: string | Buffer) =>
    files.save(organizationId, Readable.from([Buffer.from(content)]))

  it('given a file, then the same organization opens it again, with its size and hash, and nobody else of the machine reads it', async () => {
    const { id, bytes, sha256 } = await save(mine, 'good;mass\n')
    expect(await text(await files.open(mine, id))).toBe('good;mass\n')
    expect([bytes, sha256]).toEqual([10, createHash('sha256').update('good;mass\n').digest('hex')])
    expect(await files.sha256(mine, id)).toBe(sha256)
    const [name] = readdirSync(join(folder, mine))
    expect(statSync(join(folder, mine, name ?? '')).mode & 0o777).toBe(0o600)
  })

  it('given the id of a file of another organization, then it does not exist', async () => {
    const { id } = await save(other, 'secret')
    await expect(files.open(mine, id)).rejects.toMatchObject({ code: 'UPLOAD_NOT_FOUND' })
    await expect(files.sha256(mine, id)).rejects.toMatchObject({ code: 'UPLOAD_NOT_FOUND' })
  })

  it.each([
    '../outside',
    'upl_../outside',
    '..%2foutside',
    `../${other}/x`,
    '',
    '.',
    'upl_',
    '/etc/passwd',
    'outside\u0000',
  ])('given the id %j, then it does not exist', async (id) => {
    writeFileSync(join(folder, 'outside'), 'secret')
    await expect(files.open(mine, id)).rejects.toMatchObject({ code: 'UPLOAD_NOT_FOUND' })
  })

  it('given exactly 2 MiB, then it is taken', async () => {
    expect((await save(mine, Buffer.alloc(limitBytes))).bytes).toBe(limitBytes)
  })

  it('given a byte more than 2 MiB, then it is refused and nothing of it stays', async () => {
    const organizationId = newUuid()
    await expect(save(organizationId, Buffer.alloc(limitBytes + 1))).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: 'A file may have up to 2 MiB. Split it and send the parts.',
    })
    expect(readdirSync(join(folder, organizationId))).toEqual([])
  })

  it('given a sender who breaks off half way, then nothing stays', async () => {
    const organizationId = newUuid()
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('the sender is gone')
    }
    await expect(files.save(organizationId, Readable.from(broken()))).rejects.toThrow('the sender is gone')
    expect(readdirSync(join(folder, organizationId))).toEqual([])
  })
})
