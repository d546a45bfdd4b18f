import type { DecidedConditions } from './decided-conditions.ts'
import type { QueryPlan } from './plan.ts'

/** A valid operation that wants a plan. */
export type PlanRequest = {
  readonly query: string
  readonly operationName: string | null
  /** Labels of `@override(label:)` that hold for this plan. */
  readonly overrides: readonly string[]
  /** Values of variables under `@skip` and `@include` for which this plan is. */
  readonly decided?: DecidedConditions | undefined
}

/** Splits operations over services. It plans off the event loop; the same operation asked for twice is planned once by its caller. */
export interface Planner {
  /** What clients may ask, as SDL. */
  readonly apiSchemaSdl: string
  /** Every label of an `@override(label:)` in the graph. */
  readonly overrideLabels: readonly string[]
  /** @throws {PlanningFailed} if the planner gives up or takes too long */
  plan(request: PlanRequest): Promise<QueryPlan>
  close(): Promise<void>
}
