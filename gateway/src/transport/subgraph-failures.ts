import { DomainError } from '@greenlang/kernel/domain-error.ts'

// Sentences name the service and never where it stands. What happened underneath is the `cause`, for the log alone.

/** A service that cannot be reached, breaks off, or speaks no HTTP that can be trusted. */
export class SubgraphUnavailable extends DomainError {
  constructor(subgraph: string, cause?: unknown) {
    const message = `The part of the graph that ${subgraph} answers is not available just now. Try again in a moment.`
    super('SUBGRAPH_UNAVAILABLE', message, { subgraph })
    this.cause = cause
  }
}

/** A service that had not answered when its time, or the request's, was over. */
export class SubgraphTimeout extends DomainError {
  constructor(subgraph: string, cause?: unknown) {
    const message = `The part of the graph that ${subgraph} answers took too long. Try again in a moment, or ask for less at once.`
    super('SUBGRAPH_TIMEOUT', message, { subgraph })
    this.cause = cause
  }
}

/** An answer above the cap: it was cut off while it arrived. */
export class SubgraphAnswerTooLarge extends DomainError {
  constructor(subgraph: string, cause?: unknown) {
    super('SUBGRAPH_ANSWER_TOO_LARGE', `The answer of ${subgraph} is too large. Ask for less at once.`, { subgraph })
    this.cause = cause
  }
}

/** An answer that came whole and is no answer to a GraphQL request. */
export class SubgraphBadAnswer extends DomainError {
  constructor(subgraph: string, cause?: unknown) {
    const message = `The part of the graph that ${subgraph} answers gave an answer that cannot be used. Tell the operator the request id.`
    super('SUBGRAPH_BAD_ANSWER', message, { subgraph })
    this.cause = cause
  }
}

/** So many calls wait for a service already that one more would only wait in vain. */
export class SubgraphOverloaded extends DomainError {
  constructor(subgraph: string, cause?: unknown) {
    super('SUBGRAPH_OVERLOADED', `Too many requests wait for ${subgraph}. Try again in a moment.`, { subgraph })
    this.cause = cause
  }
}
