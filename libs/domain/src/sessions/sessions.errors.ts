import { DomainError } from '../shared/domain-error.js';

export class NotSignedIn extends DomainError {
  constructor() {
    super('not_signed_in', 'Sign in to go on', 'unauthorized');
  }
}

/** Says the same for an unknown e-mail and for a wrong password. */
export class WrongCredentials extends DomainError {
  constructor() {
    super('wrong_credentials', 'E-mail and password do not match; check both and try again', 'unauthorized');
  }
}

export class TooManyAttempts extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many_attempts', `Too many attempts; try again in ${inWords(retryAfterSeconds)}`, 'too_many');
  }
}

export class ForeignRequest extends DomainError {
  constructor(message = 'This request did not come from the console; reload the page and try again') {
    super('foreign_request', message, 'forbidden');
  }
}

const inWords = (seconds: number): string => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
