import { DomainError } from '../shared/domain-error.js';

/** Nothing pays for the dialog's month. */
export class DialogBlocked extends DomainError {
  constructor() {
    super(
      'dialog_blocked',
      'The dialog is blocked: the package of dialogs is used up and the balance does not cover another one; top up the balance or buy a package',
      'conflict',
    );
  }
}

/** A charge that the balance does not cover; it never goes below nothing. */
export class BalanceTooLow extends DomainError {
  constructor(field?: string) {
    super('balance_too_low', 'The balance does not cover this; top it up first', 'conflict', field);
  }
}

export class NotMetered extends DomainError {
  constructor() {
    super('not_metered', 'The company has no tariff: its dialogs cost nothing, and packages are not sold', 'conflict');
  }
}
