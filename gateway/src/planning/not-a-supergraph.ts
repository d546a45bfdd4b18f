import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** A text that is no composed graph, or one that the planner does not take. */
export class NotASupergraph extends DomainError {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super('NOT_A_SUPERGRAPH', `This is no supergraph: ${reason} Compose it again.`, { reason })
    this.cause = cause
  }
}
