import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PlannerKind } from './load-planner.ts'

/** A place where a planner works by itself: it may hang, run out of memory or crash, and we go on. */
export type Seat = {
  send(text: string): void
  /** Whether this process stays up for it; a new one holds. */
  hold(held: boolean): void
  /** Ends it, in the middle of its work as well. Nothing is heard of it any more. */
  stop(): Promise<void>
}

export type SeatEvents = {
  readonly said: (text: string) => void
  /** It ended by itself. */
  readonly gone: (reason: string) => void
}

const program = new URL('./planner-worker.ts', import.meta.url)
// None of our secrets; and graphql-js checks less in production.
const env = { NODE_ENV: 'production' }

/** Apollo's planner is JavaScript: a thread does. Hive's is native and ends its process when it panics; only a process holds it. */
export function openSeat(kind: PlannerKind, memoryMb: number, events: SeatEvents): Seat {
  return kind === 'hive' ? processSeat(memoryMb, events) : threadSeat(memoryMb, events)
}

function threadSeat(memoryMb: number, { said, gone }: SeatEvents): Seat {
  const worker = new Worker(program, {
    execArgv: [],
    env,
    name: 'planner',
    // its youngest objects get little room: plans are few, and a thread never gives memory back
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8 },
  })
  let reason = 'The thread of the planner ended.'
  worker.on('message', said)
  worker.on('error', (cause) => (reason = String(cause)))
  worker.on('exit', () => gone(reason))
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    send: (text) => worker.postMessage(text),
    hold: (held) => (held ? worker.ref() : worker.unref()),
    stop: async () => {
      worker.removeAllListeners('message').removeAllListeners('exit')
      await worker.terminate()
    },
  }
}

function processSeat(memoryMb: number, { said, gone }: SeatEvents): Seat {
  const child = fork(fileURLToPath(program), [], {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const failed = (cause: Error | null) => cause && child.kill('SIGKILL')
  child.on('message', (text: string) => said(text))
  child.on('error', failed)
  child.on('exit', (code, signal) => gone(`The process of the planner ended: ${signal ?? code}.`))
  return {
    send: (text) => child.send(text, failed),
    hold: (held) => {
      if (held) child.ref()
      else child.unref()
      if (held) child.channel?.ref()
      else child.channel?.unref()
    },
    stop: async () => {
      child.removeAllListeners('message').removeAllListeners('exit')
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.ref()
      child.kill('SIGKILL')
      await ended
    },
  }
}
