import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** `npm run check`: what can be said about the sources without running them. */
const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const node = (...args: string[]) => [process.execPath, ...args]

const checks: Record<string, string[]> = {
  types: [bin('tsc'), '-p', '.'],
  lint: [bin('oxlint'), '--type-aware', '--deny-warnings'],
  format: [bin('oxfmt'), '--check', '.'],
  'import rules': [
    bin('depcruise'),
    '--config',
    '.dependency-cruiser.mjs',
    'bin',
    'gateway/src',
    'shared',
    'subgraphs',
    'test',
  ],
  'unused code': [bin('knip')],
  'resolver types': node('bin/generate.ts', '--check'),
  supergraph: node('gateway/src/planning/compose.cli.ts', '--check'),
}

const failed: string[] = []
for (const [name, command] of Object.entries(checks)) {
  const { code, output, seconds } = await run(command)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`)
  if (code === 0) continue
  failed.push(name)
  console.log(output)
}
process.exitCode = failed.length > 0 ? 1 : 0

async function run([program = '', ...args]: string[]): Promise<{
  code: number | null
  output: string
  seconds: number
}> {
  const begun = performance.now()
  const child = spawn(program, args, { cwd: root })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output: Buffer.concat(chunks).toString().trim(), seconds: (performance.now() - begun) / 1000 }
}
