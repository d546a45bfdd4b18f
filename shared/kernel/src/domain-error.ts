/** The values at fault, shown to the client beside the code. Never personal data, never another organization's. */
export type ErrorDetails = Record<string, string | number | boolean | null | readonly string[]>

/**
 * An error that a user can act on: a code that never changes, the values at fault and a sentence that says what would
 * be right. Every code stands in docs/errors.md.
 */
export abstract class DomainError extends Error {
  readonly code: string
  readonly details: ErrorDetails

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = new.target.name
    this.code = code
    this.details = details
  }
}
