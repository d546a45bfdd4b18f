// Runs a program of this project under the Node version that the project pins, on any machine with Node 20 or newer.
// Installs what is missing first. Plain JavaScript without dependencies: nothing is installed when it begins.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [program, ...args] = process.argv.slice(2)
const pinned = 24

install()
run(findNode())

function install() {
  const stamp = join(root, 'node_modules', '.greenlang-installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Installing what the project needs (about a minute) …')
  const npm = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional']
  const { status, error, stderr } = spawnSync(npm[0], [...npm.slice(1), ...flags], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: '' },
  })
  if (status !== 0) {
    const reason = error
      ? error.message
      : stderr
          .split('\n')
          .filter((line) => line.startsWith('npm error'))
          .slice(0, 4)
          .join('\n')
    fail(`The installation failed:\n${reason}\nCheck the network and the disk, then run the same command again.`)
  }
  writeFileSync(stamp, wanted)
}

function findNode() {
  if (process.versions.node.startsWith(`${pinned}.`)) return process.execPath
  const kind = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const inside = process.platform === 'win32' ? ['bin', 'node.exe'] : ['bin', 'node']
  const binary = [`node-${kind}`, `node-bin-${kind}`]
    .map((name) => join(root, 'node_modules', name, ...inside))
    .find((path) => existsSync(path))
  if (!binary)
    fail(
      `There is no packaged Node ${pinned} for this machine (${kind}). Install Node ${pinned} and run the same command again.`,
    )
  return binary
}

function run(node) {
  // The channel tells the child when this process is gone, however it went.
  const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`
  const settings = join(root, '.env')
  const flags = existsSync(settings) ? [`--env-file=${settings}`] : []
  const child = spawn(node, [...flags, join(root, program), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  })
  process.on('SIGINT', () => child.kill('SIGINT')) // at a terminal the child hears it twice, which is once too often for nobody
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGTERM'))
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
