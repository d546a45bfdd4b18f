import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** A thing that was started and can be stopped in order. */
export type Running = { readonly stop: () => Promise<void> }

const patienceMs = 20_000

/**
 * Starts a process and stops it in order at SIGTERM or SIGINT. What a person can act on is told in one sentence, with exit code 1.
 */
export async function runService(start: () => Promise<Running>): Promise<void> {
  let stopping = false
  let running: Running | null = null
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    await running?.stop()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  try {
    running = await start()
    if (stopping) await running.stop()
  } catch (cause) {
    console.error(startFailure(cause))
    process.exit(1)
  }
}

/** Why a start failed, for a person. */
export function startFailure(cause: unknown): string {
  if (cause instanceof DomainError) return cause.message
  const { code, port, message } = cause as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. End that program, or choose another port with PORT=4001.`
  if (code === 'EACCES' && port) return `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`
  if (code === 'ENOSPC') return 'The disk is full. Free some space, then start again.'
  if (code === 'ECONNREFUSED') return `A server that is needed does not answer: ${message}.`
  return (cause as Error).stack ?? String(cause)
}
