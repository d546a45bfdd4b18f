import { readFileSync, realpathSync, watch, type FSWatcher } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Log } from '@greenlang/service/log.ts'
import type { Reloaded } from '../execution/graph.ts'

/** The file with the supergraph cannot be read. */
export class SupergraphUnreadable extends DomainError {
  constructor(file: string, cause: unknown) {
    const message = `The supergraph ${file} cannot be read: ${(cause as Error).message}. Correct SUPERGRAPH, or compose it.`
    super('SUPERGRAPH_UNREADABLE', message, { file })
    this.cause = cause
  }
}

/** @throws {SupergraphUnreadable} */
export function readSupergraphFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new SupergraphUnreadable(file, cause)
  }
}

type Settings = {
  readonly file: string
  /** What is in use now. */
  readonly supergraphSdl: string
  /** @throws if it is no supergraph; then everything stays as it is */
  readonly reload: (supergraphSdl: string) => Promise<Reloaded>
  readonly log: Log
}

/** Files are written in several steps: what is read after so long without another one is whole. */
const quietMs = 100
/** In a folder where something always happens it is read after so long all the same. */
const patienceMs = 1_000

/**
 * Reloads when the file's content changes, and looks again at SIGHUP. It watches folders, since editors put another file in place
 * of the old one, and Kubernetes another folder behind a link.
 * @returns how to stop
 */
export function watchSupergraph({ file, supergraphSdl, reload, log }: Settings): () => Promise<void> {
  let inUse = supergraphSdl
  /** The last that was read: what does not fit is told once. */
  let last = supergraphSdl
  let looking: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let changedSince = 0
  let watchers: FSWatcher[] = []

  const look = async (isAsked: boolean) => {
    const startedAt = performance.now()
    try {
      const read = await readFile(file, 'utf8')
      const isOld = read === inUse
      const isToldAlready = read === last && !isAsked
      last = read
      if (isOld && isAsked) log.info({ file }, 'the supergraph has not changed')
      if (isOld || isToldAlready) return
      const { warmed, leftOut } = await reload(read)
      inUse = read
      const milliseconds = Math.round(performance.now() - startedAt)
      log.info({ file, milliseconds, warmed, leftOut }, 'the supergraph was changed')
    } catch (cause) {
      log.error({ file, reason: (cause as Error).message }, 'the supergraph stays as it was: the file is of no use')
    }
  }
  const lookInTurn = (isAsked: boolean) => {
    looking = looking.then(() => look(isAsked))
  }
  const arm = () => {
    for (const watcher of watchers) watcher.close()
    watchers = foldersOf(file).flatMap((folder) => {
      try {
        const watcher = watch(folder, { persistent: false }, changed)
        watcher.on('error', (cause) => log.warn({ folder, err: cause }, 'the supergraph is not watched: send SIGHUP'))
        return [watcher]
      } catch (cause) {
        log.warn({ folder, err: cause }, 'the supergraph is not watched: send SIGHUP')
        return []
      }
    })
  }
  const changed = () => {
    if (timer && performance.now() - changedSince > patienceMs) return
    if (timer) clearTimeout(timer)
    else changedSince = performance.now()
    timer = setTimeout(() => {
      timer = undefined
      arm() // a link may lead elsewhere now
      lookInTurn(false)
    }, quietMs)
  }
  const asked = () => lookInTurn(true)

  arm()
  lookInTurn(false) // it may have changed since it was read
  process.on('SIGHUP', asked)
  return async () => {
    process.off('SIGHUP', asked)
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
    await looking
  }
}

/** Where the file is, and where what it links to is. */
function foldersOf(file: string): string[] {
  const folders = new Set([dirname(file)])
  try {
    folders.add(dirname(realpathSync(file)))
  } catch {
    // it is away just now
  }
  return [...folders]
}
