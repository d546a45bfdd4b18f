import { parseArgs } from 'node:util'
import { TestGraph } from '../graph/test-graph.ts'
import { openGateways } from './configurations.ts'
import { tryOperation, explain } from './differential.ts'

/** `differential.cli.ts [--operations 20000] [--from 1] [--only hive] [--most 5] [--http]`, or `--seed 42` for one operation. */
const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: process.env['DIFFERENTIAL_OPERATIONS'] ?? '20000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
    http: { type: 'boolean', default: false },
    most: { type: 'string', default: '5' },
  },
})
const graph = new TestGraph()
const opened = await openGateways(graph, values.http)
const gateways = opened.all.filter(({ name }) => name.includes(values.only))
const from = Number(values.seed ?? values.from)
const count = values.seed ? 1 : Number(values.operations)
const begun = performance.now()
const bad = new Map<string, number[]>()
const notPlanned = new Map<string, number>()
const explained = new Set<string>()
for (let seed = from; seed < from + count; seed++) {
  const { differences, unplanned } = await tryOperation(graph, gateways, seed)
  for (const planner of unplanned) notPlanned.set(planner, (notPlanned.get(planner) ?? 0) + 1)
  for (const difference of differences) {
    const { name } = difference.configuration
    const seeds = bad.get(name) ?? []
    if (!seeds.includes(seed)) seeds.push(seed)
    bad.set(name, seeds)
    const same = `${seed} ${difference.what}` // gateways tend to differ in the same way
    if (explained.has(same) || explained.size >= Number(values.most)) continue
    explained.add(same)
    console.log(`${await explain(graph, difference)}\n`)
  }
}
const seconds = ((performance.now() - begun) / 1000).toFixed(1)
console.log(`${count} operations, ${gateways.length} gateways, ${seconds} s`)
for (const { name } of gateways) {
  const seeds = bad.get(name) ?? []
  console.log(`${name}: ${seeds.length} differ ${seeds.slice(0, 20).join(' ')}`)
}
for (const [planner, number] of notPlanned) console.log(`${planner} did not plan ${number}`)
await opened.close()
process.exitCode = bad.size > 0 ? 1 : 0
