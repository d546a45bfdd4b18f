import type { QueryPlan } from './plan.ts'
import type { PlanRequest } from './planner.ts'

/** A planner as its library has it: it plans at once and holds up its thread meanwhile. */
export interface PlanMaker {
  /** @throws whatever the library throws */
  plan(request: PlanRequest): QueryPlan
}
