import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { caseNames, caseOf } from './cases.ts'
import { addedEntry, entries } from './entries.ts'
import { chooseLoad } from './load/load.ts'
import { placing } from './machine/cpus.ts'
import { Inspector, inspectable } from './machine/inspector.ts'
import { Bed } from './measure/bed.ts'
import { takeSample, warm } from './measure/sample.ts'
import { selfTimes, type CpuProfile, type SelfTime } from './report/self-time.ts'
import { table } from './report/table.ts'

/**
 * `npm run bench:gateway:profile -- <gateway> [case] [--seconds n] [--add name=command] [--out file.cpuprofile]`: where the CPU time
 * of a gateway under load goes, by part, file and function.
 */
const root = join(import.meta.dirname, '..', '..', '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '32' },
    add: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
  },
})
const all = [...entries, ...values.add.map(addedEntry)]
const [name = 'ours', caseName = 'deep'] = positionals
const folder = await mkdtemp(join(tmpdir(), 'greenlang-profile-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
try {
  console.log(await profile())
} catch (cause) {
  console.error(`It could not be profiled: ${(cause as Error).message}`)
  process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exit()

async function profile(): Promise<string> {
  const entry = all.find((one) => one.name === name)
  const known = caseNames.find((one) => one === caseName)
  if (!entry) throw new RangeError(`There is no gateway ${name}. There are: ${all.map((one) => one.name).join(', ')}.`)
  if (!known) throw new RangeError(`There is no case ${caseName}. There are: ${caseNames.join(', ')}.`)
  const of = caseOf(known, { sets: 50, connections: Number(values.connections), delayMs: 0 })
  const cpus = placing()
  const say = (text: string) => console.error(`  ${text}`)
  const bed = await Bed.open({ graphName: 'compliance', requests: of.requests, folder, cpus, say, env: inspectable })
  const load = chooseLoad(null, { cpu: cpus.load, folder })
  const gateway = await bed.start(entry)
  const inspector = await Inspector.of(gateway.program)
  say('warming up')
  await warm(bed, load, gateway, of, 5)
  await inspector.call('Profiler.enable')
  await inspector.call('Profiler.setSamplingInterval', { interval: 250 })
  say(`profiling ${name}, ${of.title}, for ${values.seconds} s`)
  await inspector.call('Profiler.start')
  const sample = await takeSample(bed, load, gateway, of, Number(values.seconds))
  const { profile } = await inspector.call<{ profile: CpuProfile }>('Profiler.stop')
  if (values.out !== undefined) await writeFile(values.out, JSON.stringify(profile))
  const { parts, files, functions } = selfTimes(profile, root)
  const title = `${name}, ${of.title}: ${sample.cpuMsPerRequest.toFixed(3)} ms CPU a request while profiled`
  return [title, shown('part', parts, 20), shown('file', files, 30), shown('function', functions, 45)].join('\n\n')
}

function shown(title: string, times: SelfTime, most: number): string {
  return table(
    [title, 'self time'],
    times.slice(0, most).map(({ name, share }) => [name, `${(share * 100).toFixed(1)} %`]),
  )
}
