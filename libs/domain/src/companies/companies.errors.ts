import { DomainError } from '../shared/domain-error.js';

export class EmailTaken extends DomainError {
  constructor() {
    super('email_taken', 'Somebody already uses this e-mail; sign in with it or take another', 'conflict', 'email');
  }
}

export class UnknownTimeZone extends DomainError {
  constructor(field = 'timeZone') {
    super('invalid_input', `${field} must be a time zone like Europe/Moscow`, 'invalid', field);
  }
}
