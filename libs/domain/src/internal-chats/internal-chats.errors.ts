import { DomainError } from '../shared/domain-error.js';
import { INTERNAL_LIMITS } from './internal-chat.js';

export class NotGroupOwner extends DomainError {
  constructor() {
    super('not_group_owner', 'Only the owner of the group may do this; ask the owner, or have the group handed over', 'forbidden');
  }
}

export class NotAGroup extends DomainError {
  constructor() {
    super('not_a_group', 'Only a group has a name and people who come and go', 'unprocessable');
  }
}

export class MayNotMakeGroups extends DomainError {
  constructor() {
    super('forbidden', 'Your role may not create groups; ask an administrator', 'forbidden', 'kind');
  }
}

export class GroupFull extends DomainError {
  constructor() {
    super('group_full', `A group has at most ${INTERNAL_LIMITS.members} members`, 'unprocessable', 'operatorIds');
  }
}

/** The other one of a personal chat was deleted. */
export class ColleagueGone extends DomainError {
  constructor() {
    super('colleague_gone', 'This colleague does not work here any more; the chat can only be read', 'conflict');
  }
}

export class ColleagueBlocked extends DomainError {
  constructor(name: string) {
    super('colleague_blocked', `${name} is blocked and cannot be added; unblock the colleague first`, 'conflict', 'operatorIds');
  }
}

export class NotAMember extends DomainError {
  constructor() {
    super('not_a_member', 'Only members of this chat can be named', 'unprocessable', 'mentions');
  }
}

export class NotOwnMessage extends DomainError {
  constructor() {
    super('not_own_message', 'Only one’s own messages can be changed', 'forbidden');
  }
}

export class CannotEdit extends DomainError {
  constructor() {
    super('cannot_edit', 'A forwarded or deleted message cannot be changed', 'conflict');
  }
}

export class FileNotReady extends DomainError {
  constructor(field: 'uploadIds' | 'dialogMessageIds') {
    super('file_not_ready', 'A file has not arrived yet; try again in a moment', 'conflict', field);
  }
}

export class NothingToForward extends DomainError {
  constructor() {
    super('nothing_to_forward', 'Choose at least one message to forward', 'invalid', 'messageIds');
  }
}

export class ClientMessageIdTaken extends DomainError {
  constructor() {
    super('client_message_id_taken', 'Another message has this id already; make a new one', 'conflict', 'clientMessageId');
  }
}
