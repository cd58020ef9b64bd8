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
