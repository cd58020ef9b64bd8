import { DomainError } from '../shared/domain-error.js';

export class SnoozeTimeInvalid extends DomainError {
  constructor() {
    super('snooze_time_invalid', 'until must be a time in the future, a year ahead at most', 'invalid', 'until');
  }
}

export class NobodyHasIt extends DomainError {
  constructor() {
    super('nobody_has_it', 'Nobody has the dialog; take it before you put it off', 'conflict');
  }
}
