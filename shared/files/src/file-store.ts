import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { newUuid, publicId, uuidOf } from '@greenlang/kernel/id.ts'

/** A file that a person sent. Only the organization that sent it can open it. */
export type StoredFile = { readonly id: string; readonly bytes: number; readonly sha256: string }

/** The file is larger than is taken. */
export class FileTooLarge extends DomainError {
  constructor(limitBytes: number) {
    super(
      'FILE_TOO_LARGE',
      `A file may have up to ${Math.floor(limitBytes / 1024 / 1024)} MiB. Split it and send the parts.`,
      { limitBytes },
    )
  }
}

/** There is no such upload in this organization. */
export class UploadNotFound extends DomainError {
  constructor(id: string) {
    super(
      'UPLOAD_NOT_FOUND',
      `There is no upload ${id}. Send the file to /api/v1/uploads first and use the id of the answer.`,
      { id },
    )
  }
}

/** Files in a folder that gateway and services share, one folder inside per organization. */
export class FileStore {
  readonly #folder: string
  readonly #limitBytes: number

  constructor(folder: string, limitBytes: number) {
    this.#folder = folder
    this.#limitBytes = limitBytes
  }

  /** Takes a file whole or not at all. @throws {FileTooLarge} */
  async save(organizationId: string, content: Readable): Promise<StoredFile> {
    const uuid = newUuid()
    const path = this.#path(organizationId, uuid)
    const partial = `${path}.part`
    await mkdir(join(this.#folder, organizationId), { recursive: true, mode: 0o700 })
    const limitBytes = this.#limitBytes
    const hash = createHash('sha256')
    let bytes = 0
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length
        hash.update(chunk)
        if (bytes > limitBytes) done(new FileTooLarge(limitBytes))
        else done(null, chunk)
      },
    })
    try {
      await pipeline(content, measured, createWriteStream(partial, { mode: 0o600 }))
      await rename(partial, path)
    } catch (cause) {
      await rm(partial, { force: true })
      throw cause
    }
    return { id: publicId('upl', uuid), bytes, sha256: hash.digest('hex') }
  }

  /** The content of an upload of the organization. @throws {UploadNotFound} */
  async open(organizationId: string, id: string): Promise<Readable> {
    const uuid = uuidOf('upl', id)
    const path = uuid ? this.#path(organizationId, uuid) : null
    if (!path || !(await stat(path).catch(() => null))) throw new UploadNotFound(id)
    return createReadStream(path, { highWaterMark: 256 * 1024 })
  }

  /** SHA-256 of an upload, in hex. @throws {UploadNotFound} */
  async sha256(organizationId: string, id: string): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of await this.open(organizationId, id)) hash.update(chunk as Buffer)
    return hash.digest('hex')
  }

  /** Both ids are UUIDs that we made or checked: no path comes from outside. */
  #path(organizationId: string, uuid: string): string {
    return join(this.#folder, organizationId, uuid)
  }
}
