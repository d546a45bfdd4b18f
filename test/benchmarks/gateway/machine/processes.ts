import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Program = {
  readonly name: string
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cpu: number
  /** Folder for what it prints. */
  readonly logs: string
}

const running = new Set<Running>()
process.on('exit', endAll)

/** A program on one CPU, with all processes that it starts. */
export class Running {
  readonly name: string
  readonly logFile: string
  readonly #child: ChildProcess
  #ended: string | null = null

  constructor({ name, command, env = {}, cpu, logs }: Program) {
    this.name = name
    this.logFile = join(logs, `${name.replaceAll(/[^\w-]/g, '_')}.log`)
    const log = openSync(this.logFile, 'w')
    const [program = '', ...args] = canPin() ? ['taskset', '-c', String(cpu), ...command] : command
    this.#child = spawn(program, args, {
      detached: true, // a process group of its own: what it starts is counted and ended with it
      stdio: ['ignore', log, log, 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', ...env },
    })
    closeSync(log)
    running.add(this)
    const ended = (how: string) => {
      this.#ended ??= how
      running.delete(this)
    }
    this.#child.on('error', (error) => ended(error.message))
    this.#child.on('exit', (code, signal) => ended(signal ?? `code ${code}`))
  }

  /** The id of the process and of its group. */
  get id(): number {
    return this.#child.pid ?? -1
  }

  /** Why it is no longer there, or null. */
  get ended(): string | null {
    return this.#ended
  }

  send(message: object): void {
    this.#child.send(message, () => undefined) // one that has ended is found out by who waits for it
  }

  /** The next message that fits. @throws if the program ends before, or says nothing for that long */
  async hear<Message>(fits: (message: Message) => boolean, patienceMs = 60_000): Promise<Message> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer)
        this.#child.off('message', heard)
        this.#child.off('exit', left)
      }
      const heard = (message: unknown) => {
        if (!fits(message as Message)) return
        done()
        resolve(message as Message)
      }
      const left = () => {
        done()
        reject(new Error(`${this.name} ended: ${this.lastWords()}`))
      }
      const timer = setTimeout(() => {
        done()
        reject(new Error(`${this.name} says nothing: ${this.lastWords()}`))
      }, patienceMs)
      this.#child.on('message', heard)
      this.#child.once('exit', left)
      if (this.#ended !== null) left()
    })
  }

  /** The end of what it printed, for a message to a person. */
  lastWords(): string {
    const text = readFileSync(this.logFile, 'utf8').trim()
    return text === '' ? `it printed nothing (${this.#ended ?? 'it still runs'})` : text.slice(-600)
  }

  end(): void {
    if (this.#ended !== null || this.id < 0) return
    try {
      process.kill(-this.id, 'SIGKILL')
    } catch {
      /* it has just ended by itself */
    }
  }
}

function endAll(): void {
  for (const program of running) program.end()
}

export const nodeProgram = (file: string, flags: readonly string[] = []): readonly string[] => [
  process.execPath,
  ...flags,
  '--disable-warning=ExperimentalWarning',
  file,
]

let pinning: boolean | null = null
function canPin(): boolean {
  pinning ??= isInstalled('taskset', '--version')
  return pinning
}

/** Whether a program can be started on this machine. */
export const isInstalled = (program: string, flag: string): boolean =>
  !spawnSync(program, [flag], { stdio: 'ignore' }).error
