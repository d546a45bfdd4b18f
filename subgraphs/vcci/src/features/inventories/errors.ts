import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** An inventory is calculated from activity lines, and the year has none. */
export class NoActivityLines extends DomainError {
  constructor(year: number) {
    super('VCCI_NO_ACTIVITY_LINES', `There are no activity lines of ${year}. Import some, then calculate.`, { year })
  }
}

/** A place in one list says nothing about another. */
export class CursorOfAnotherList extends DomainError {
  constructor() {
    super('BAD_USER_INPUT', 'after is not a cursor of this list. Take endCursor of the page before.')
  }
}
