import { DomainError } from '../shared/domain-error.js';

export class AlreadyTaken extends DomainError {
  constructor(winner: string | null) {
    super('already_taken', winner ? `${winner} has already taken this dialog` : 'Somebody has already taken this dialog', 'conflict');
  }
}

export class DialogIsClosed extends DomainError {
  constructor() {
    super('dialog_closed', 'The dialog is closed; reopen it first', 'conflict');
  }
}

export class DialogIsOpen extends DomainError {
  constructor() {
    super('dialog_open', 'The dialog is open already', 'conflict');
  }
}
