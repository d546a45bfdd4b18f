import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** A thing that was started and can be stopped in order. */
export type Running = { readonly stop: () => Promise<void> }

const patienceMs = 20_000

/**
 * Starts a process and stops it in order at SIGTERM or SIGINT; a start is not cut off, so that what it began ends too. What a
 * person can act on is told in one sentence, with exit code 1.
 */
export async function runService(start: () => Promise<Running>): Promise<void> {
  let stopping = false
  let begun: Promise<Running> | null = null
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    await orExit(async () => (await begun)?.stop())
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  await orExit(() => (begun = start()))
}

async function orExit(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    console.error(startFailure(cause))
    process.exit(1)
  }
}

type NetworkError = NodeJS.ErrnoException & { address?: string; hostname?: string; port?: number }

/** Why a start failed, for a person. */
export function startFailure(cause: unknown): string {
  if (cause instanceof DomainError) return cause.message
  const { code, address, hostname, message, port, syscall } = cause as NetworkError
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. End that program, or choose another port with PORT=${Number(port) + 1}.`
  if (code === 'EACCES' && port) return `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`
  if (code === 'EADDRNOTAVAIL' && syscall === 'listen')
    return `HOST=${address} is not an address of this machine. Set HOST=localhost, or 0.0.0.0 for all of its addresses.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The name ${hostname} is not known on this network. Correct the setting that holds it.`
  if (code === 'ENOSPC') return 'The disk is full. Free some space, then start again.'
  if (code === 'ECONNREFUSED') return `A server that is needed does not answer: ${message}.`
  return (cause as Error).stack ?? String(cause)
}
