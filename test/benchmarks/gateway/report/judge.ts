import type { RunResult } from '../measure/rounds.ts'
import type { Goal } from './goals.ts'
import { summaryOf } from './statistics.ts'
import { table, times } from './table.ts'

export type Judgement = {
  readonly goal: Goal
  /** The relation of the two figures, or null if one of them was not measured. */
  readonly relation: number | null
  /** The same by CPU per request where the goal is speed: it holds when the machine was shared. */
  readonly byCpu: number | null
  readonly reached: 'stretch' | 'must' | 'no' | 'not measured'
}

/** Which goals a run reaches. */
export function judge(goals: readonly Goal[], result: RunResult): Judgement[] {
  return goals.map((goal) => {
    const own = summaryOf(result, goal.gateway, goal.case)
    const other = summaryOf(result, goal.against, goal.case)
    if (!own || !other) return { goal, relation: null, byCpu: null, reached: 'not measured' }
    const relation = own[goal.metric] / other[goal.metric]
    const byCpu = goal.metric === 'requestsPerSecond' ? other.cpuMsPerRequest / own.cpuMsPerRequest : null
    return { goal, relation, byCpu, reached: reached(goal, relation) }
  })
}

function reached({ shallBe, must, stretch }: Goal, relation: number): Judgement['reached'] {
  const holds = (limit: number) => (shallBe === 'at least' ? relation >= limit : relation <= limit)
  if (holds(stretch)) return 'stretch'
  return holds(must) ? 'must' : 'no'
}

export function goalsTable(judgements: readonly Judgement[]): string {
  const rows = judgements.map(({ goal, relation, byCpu, reached }) => [
    goal.figure,
    goal.case,
    times(relation ?? Number.NaN),
    times(byCpu ?? Number.NaN),
    `${goal.shallBe} ${times(goal.must)}`,
    times(goal.stretch),
    reached,
  ])
  return table(['figure', 'case', 'measured', 'by CPU', 'must', 'stretch', 'reached'], rows)
}
