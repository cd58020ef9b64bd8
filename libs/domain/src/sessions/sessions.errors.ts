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

/** Only said after the right password: whoever guesses passwords does not learn who has a second factor. */
export class SecondFactorRequired extends DomainError {
  constructor() {
    super('second_factor_required', 'Enter the code of your authenticator app, or a recovery code', 'unauthorized', 'code');
  }
}

/** At the log-in nobody is signed in yet; later it is a field that does not fit. */
export class WrongCode extends DomainError {
  constructor(kind: 'unauthorized' | 'invalid' = 'invalid') {
    super('wrong_code', 'This code is not right, or was used already; enter the one that the app shows now', kind, 'code');
  }
}

/** Whoever is signed in is asked for his password once more, and it is another. */
export class WrongPassword extends DomainError {
  constructor(field: string) {
    super('wrong_password', 'This is not your password; try again', 'invalid', field);
  }
}

export class SamePassword extends DomainError {
  constructor() {
    super('same_password', 'This is the password that you have already; choose another', 'invalid', 'password');
  }
}

export class ChangedMeanwhile extends DomainError {
  constructor() {
    super('changed_meanwhile', 'This was changed in another window meanwhile; look at the current state and try again', 'conflict');
  }
}

export class SecondFactorIsOn extends DomainError {
  constructor() {
    super('second_factor_on', 'A second factor is on already; switch it off before you set up another', 'conflict');
  }
}

export class SecondFactorIsOff extends DomainError {
  constructor() {
    super('second_factor_off', 'No second factor is being set up or used; set one up first', 'conflict');
  }
}

/** One's own second factor goes by one's own settings, where password and code are asked. */
export class OwnSecondFactor extends DomainError {
  constructor() {
    super('own_second_factor', 'Switch your own second factor off in your account, with password and code', 'conflict');
  }
}

export class CurrentSession extends DomainError {
  constructor() {
    super('current_session', 'This is the session that you are using; sign out to end it', 'conflict');
  }
}

export class LinkOver extends DomainError {
  constructor() {
    super('link_over', 'This link was used already or is over; ask for a new one', 'not_found');
  }
}

/** Somebody of the platform looks after things; what would outlast his visit stays with the company. */
export class NotForTechnicalAccess extends DomainError {
  constructor() {
    super('not_for_technical_access', 'A technical session may not do this; only the company itself may', 'forbidden');
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
