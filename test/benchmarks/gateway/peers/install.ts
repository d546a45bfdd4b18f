import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const installed = join(root, '.greenlang', 'benchmarks', 'peers') // out of the way of everything that walks through the sources
const underWay = new Map<string, Promise<string>>()

/** The folder of a peer with its packages, which are fetched when it is measured for the first time. */
export function installPeer(name: string, say: (text: string) => void): Promise<string> {
  const known = underWay.get(name) ?? install(name, say)
  underWay.set(name, known)
  return known
}

async function install(name: string, say: (text: string) => void): Promise<string> {
  const source = join(import.meta.dirname, name)
  const folder = join(installed, name)
  const stamp = join(folder, 'node_modules', '.greenlang-installed')
  cpSync(source, folder, { recursive: true })
  const wanted = createHash('sha256')
    .update(readFileSync(join(source, 'package.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder

  say(`installing ${name} into .greenlang/benchmarks/peers, once (up to some minutes) …`)
  const begun = performance.now()
  const { npm_execpath: npm } = process.env
  const [program, ...first] = npm ? ([process.execPath, npm] as const) : (['npm'] as const)
  const flags = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  const child = spawn(program, [...first, ...flags], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${name} could not be installed. Check the network and the disk, or leave it out.`)
  writeFileSync(stamp, wanted)
  say(`installed ${name} in ${Math.round((performance.now() - begun) / 1_000)} s`)
  return folder
}
