import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runningPostgres } from '@greenlang/database/embedded-postgres.ts'
import { serviceUrl } from '@greenlang/database/service-url.ts'
import { secretsIn } from '../../bin/secrets.ts'
import { freePort } from './servers.ts'

const root = join(import.meta.dirname, '..', '..')

export type StartedProcess = {
  readonly process: ChildProcess
  /** What it has printed so far. */
  readonly output: () => string
  /** Resolves when it has printed something that fits; rejects with its output if it ends before. */
  readonly prints: (pattern: RegExp) => Promise<RegExpExecArray>
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts a program of the project as a user would, with these settings and no others. */
export function startProcess(args: readonly string[], settings: Record<string, string>): StartedProcess {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  const watchers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      for (const watch of watchers) watch()
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const prints = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const watch = () => {
        const match = pattern.exec(output)
        if (match) resolve(match)
      }
      watchers.add(watch)
      watch()
      void ended.then((code) => reject(new Error(`It ended with ${code} before it printed ${pattern}:\n${output}`)))
    })
  const stop = async (signal: NodeJS.Signals = 'SIGINT') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return ended
  }
  return { process: child, output: () => output, prints, ended, stop }
}

export type Answer = {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[]
}

/** A client of a running gateway, over HTTP as any other. */
export class Client {
  readonly address: string
  readonly #token: string | null

  constructor(address: string, token: string | null = null) {
    this.address = address
    this.#token = token
  }

  get headers(): Record<string, string> {
    return this.#token ? { authorization: `Bearer ${this.#token}` } : {}
  }

  async ask<Data = Record<string, never>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer & { data: Data }> {
    const headers = { 'content-type': 'application/json', ...this.headers }
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer & { data: Data }
  }

  /** The answer's data; an error of it is an error of the test. */
  async get<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  async signIn(email: string, password: string): Promise<Client> {
    const login =
      'mutation ($email: String!, $password: String!) { login(input: { email: $email, password: $password }) { accessToken } }'
    const { accessToken } = (await this.get<{ login: { accessToken: string } }>(login, { email, password })).login
    return new Client(this.address, accessToken)
  }

  async upload(content: string | Buffer): Promise<string> {
    const headers = { 'content-type': 'text/csv', ...this.headers }
    const response = await fetch(`${this.address}/api/v1/uploads`, {
      method: 'POST',
      headers,
      body: typeof content === 'string' ? content : new Uint8Array(content),
    })
    return ((await response.json()) as { id: string }).id
  }
}

export type StartedPlatform = StartedProcess & {
  readonly client: Client
  readonly folder: string
  readonly port: number
  /** The connection of the service identity, as an operator's command has it. */
  readonly identityUrl: () => string
}

/** `npm start` on a folder of its own. */
export async function startPlatform({
  folder,
  settings = {},
}: { folder?: string; settings?: Record<string, string> } = {}): Promise<StartedPlatform> {
  const data = folder ?? (await newDataFolder())
  const port = await freePort()
  const started = startProcess(['bin/run.mjs', 'bin/platform.ts'], {
    PORT: String(port),
    DATA_FOLDER: data,
    ...settings,
  })
  await started.prints(/Ready after/)
  const identityUrl = () => serviceUrl(runningPostgres(data)!, 'identity', secretsIn(data).databasePasswords.identity)
  return { ...started, client: new Client(`http://localhost:${port}`), folder: data, port, identityUrl }
}

export const newDataFolder = () => mkdtemp(join(tmpdir(), 'greenlang-story-'))
export const removeDataFolder = (folder: string) => rm(folder, { recursive: true, force: true })
