import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Servers that tests of adapters need: found by setting, on the standard local port, or started where the program is installed. */
export type ServerName = 'postgres' | 'redis' | 'rabbitmq' | 'chromium'

export type FoundServer = { readonly url: string; readonly stop: () => Promise<void> }

const nothingToStop = () => Promise.resolve()

export const howToStart: Record<ServerName, string> = {
  postgres: 'docker compose up -d postgres, or set TEST_DATABASE_URL',
  redis: 'docker compose up -d redis, or set REDIS_URL',
  rabbitmq: 'docker compose up -d rabbitmq, or set AMQP_URL',
  chromium: 'install Chromium (Debian: apt-get install chromium), or set CHROMIUM to its path',
}

/** The server, or null if there is none and none can be started. */
export async function findServer(name: ServerName): Promise<FoundServer | null> {
  return finders[name]()
}

const finders: Record<ServerName, () => Promise<FoundServer | null> | FoundServer | null> = {
  postgres: async () =>
    given(process.env['TEST_DATABASE_URL']) ?? onPort(5432, 'postgres://postgres:postgres@127.0.0.1:5432/postgres'),
  redis: async () => given(process.env['REDIS_URL']) ?? (await onPort(6379, 'redis://127.0.0.1:6379')) ?? startRedis(),
  rabbitmq: async () =>
    given(process.env['AMQP_URL']) ?? (await onPort(5672, 'amqp://guest:guest@127.0.0.1:5672')) ?? startRabbit(),
  chromium: findChromium,
}

function given(url: string | undefined): FoundServer | null {
  return url ? { url, stop: nothingToStop } : null
}

async function onPort(port: number, url: string): Promise<FoundServer | null> {
  return (await listens(port)) ? { url, stop: nothingToStop } : null
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 500 })
    const answer = (open: boolean) => () => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false))
  })
}

const installed = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

async function startRedis(): Promise<FoundServer | null> {
  if (!installed('redis-server')) return null
  const port = await freePort()
  return started(
    spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], { stdio: 'ignore' }),
    port,
    `redis://127.0.0.1:${port}`,
  )
}

async function startRabbit(): Promise<FoundServer | null> {
  if (!installed('rabbitmq-server')) return null
  return started(spawn('rabbitmq-server', { stdio: 'ignore' }), 5672, 'amqp://guest:guest@127.0.0.1:5672')
}

async function started(server: ChildProcess, port: number, url: string): Promise<FoundServer | null> {
  const stop = async () => {
    if (server.exitCode !== null) return
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && server.exitCode === null; await sleep(100)) {
    if (await listens(port)) return { url, stop }
  }
  await stop()
  return null
}

function findChromium(): FoundServer | null {
  const known = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const path = process.env['CHROMIUM'] ?? known.find((candidate) => existsSync(candidate))
  return given(path)
}

/** A port of this machine that nothing uses just now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}
