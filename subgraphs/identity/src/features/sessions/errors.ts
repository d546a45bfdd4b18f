import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** E-mail or password is wrong, or the account may not sign in: which of them is not said. */
export class SignInRefused extends DomainError {
  constructor() {
    super('SIGN_IN_REFUSED', 'E-mail or password is not right. Check both and try again.')
  }
}

/** The refresh token is unknown, used or out of date. */
export class SessionEnded extends DomainError {
  constructor() {
    super('SESSION_ENDED', 'This session has ended. Sign in again.')
  }
}

/** Too many failures in a row on one address. */
export class SignInThrottled extends DomainError {
  constructor() {
    super('SIGN_IN_THROTTLED', 'There were too many failed attempts for this address. Try again in an hour.')
  }
}
