import { DomainError } from '../shared/domain-error.js';
import { INVITED_AT_ONCE } from './invitation.js';

/** Says the same of a link that never was, is over, was used or was taken back: who guesses learns nothing. */
export class LinkNoLongerGood extends DomainError {
  constructor() {
    super('link_no_longer_good', 'This link is no longer valid; ask for a new one', 'not_found', 'token');
  }
}

/** Whoever opens the link has shown that the address is his, so he may be told. */
export class InvitedEmailTaken extends DomainError {
  constructor() {
    super(
      'email_taken',
      'This e-mail belongs to an account already, so it cannot be used for a second one; sign in with that account, or ask who invited you to invite another address',
      'conflict',
      'email',
    );
  }
}

export class ListTooLong extends DomainError {
  constructor(lines: number) {
    super(
      'list_too_long',
      `The list has ${lines} lines; ${INVITED_AT_ONCE} at once is the most, so invite in several lists`,
      'invalid',
      'text',
    );
  }
}

export class NobodyInList extends DomainError {
  constructor() {
    super('nobody_in_list', 'Nobody stands in the list; write at least one address', 'invalid', 'text');
  }
}

export class UnknownGroup extends DomainError {
  constructor() {
    super('invalid_input', 'groupIds must be groups of your company', 'invalid', 'groupIds');
  }
}

/** Only an invitation that nobody has accepted, and that was not taken back, can be sent again or taken back. */
export class InvitationOver extends DomainError {
  constructor() {
    super('invitation_over', 'This invitation was accepted or revoked already; invite the person again if need be', 'conflict');
  }
}
