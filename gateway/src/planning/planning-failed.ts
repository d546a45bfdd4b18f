import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** There is no plan for a valid operation: it takes too long, too much memory, or the planner does not know how. */
export class PlanningFailed extends DomainError {
  /** @param reason - for the log: what planners say may name services */
  constructor(reason: string) {
    super('PLANNING_FAILED', 'No plan was found in the time and memory that one may take: ask for less at once.')
    this.cause = reason
  }
}
