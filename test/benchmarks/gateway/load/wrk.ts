import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { LoadJob, LoadResult } from './load.ts'

const run = promisify(execFile)
const longestBracket = 10

/** Load by wrk, on one CPU. */
export function wrkLoad({ cpu, folder }: { cpu: number; folder: string }) {
  return async ({ port, bodies, headers, connections, seconds }: LoadJob): Promise<LoadResult> => {
    const script = join(folder, 'load.lua')
    writeFileSync(script, luaScript(bodies, headers))
    const whole = Math.max(1, Math.round(seconds))
    const url = `http://127.0.0.1:${port}/graphql`
    const flags = ['-t1', `-c${connections}`, `-d${whole}s`, '--timeout', '30s', '-s', script, url]
    const { stdout, stderr } = await run('taskset', ['-c', String(cpu), 'wrk', ...flags])
    const found = /^RESULT (.+)$/m.exec(stdout)?.[1]
    if (!found) throw new Error(`wrk gave no result: ${stderr.slice(0, 300)}${stdout.slice(-300)}`)
    const [requests = 0, microseconds = 0, bytes = 0, failures = 0, p50 = 0, p99 = 0] = found.split(' ').map(Number)
    return { requests, seconds: microseconds / 1e6, bytes, failures, p50Ms: p50 / 1e3, p99Ms: p99 / 1e3 }
  }
}

function luaScript(bodies: readonly string[], headers: Readonly<Record<string, string>>): string {
  const all = { 'content-type': 'application/json', accept: 'application/json', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `[ ${quoted(name)} ] = ${quoted(value)}`)
  return `
local headers = { ${lines.join(', ')} }
local bodies = { ${bodies.map(quoted).join(',\n')} }
local requests, sent = {}, 0
function init()
  for i, body in ipairs(bodies) do requests[i] = wrk.format('POST', '/graphql', headers, body) end
end
function request()
  sent = sent % #requests + 1
  return requests[sent]
end
function done(summary, latency)
  local e = summary.errors
  local failures = e.connect + e.read + e.write + e.status + e.timeout
  io.write(string.format('RESULT %d %d %d %d %f %f\\n', summary.requests, summary.duration, summary.bytes, failures,
    latency:percentile(50), latency:percentile(99)))
end
`
}

/** A text between long brackets that it does not hold. */
function quoted(text: string): string {
  const level = Array.from({ length: longestBracket }, (_, count) => '='.repeat(count)).find(
    (bar) => !text.includes(`]${bar}]`),
  )
  return `[${level}[${text}]${level}]`
}
