import { DomainError } from '../shared/domain-error.js';

export class LastAdmin extends DomainError {
  constructor() {
    super('last_admin', 'This is the only admin of the company; make somebody else an admin first', 'conflict', 'role');
  }
}

export class NotYourself extends DomainError {
  constructor() {
    super('not_yourself', 'Nobody blocks or deletes himself; ask another admin of your company', 'forbidden');
  }
}

export class WrongOperatorState extends DomainError {
  constructor(sentence: string) {
    super('wrong_state', sentence, 'conflict');
  }
}

/** Somebody came with his e-mail while he was gone. */
export class EmailTakenMeanwhile extends DomainError {
  constructor() {
    super(
      'email_taken',
      'Somebody else uses the e-mail of this operator by now; delete that one first, or invite this one with another e-mail',
      'conflict',
      'email',
    );
  }
}

export class UnknownGroups extends DomainError {
  constructor(field = 'groupIds') {
    super('unknown_group', `${field} names a group that does not exist; take them from GET /api/groups`, 'invalid', field);
  }
}

export class UnknownOperators extends DomainError {
  constructor(field = 'operatorIds') {
    super('unknown_operator', `${field} names somebody who does not work here; take them from GET /api/operators`, 'invalid', field);
  }
}

export class UnknownChannels extends DomainError {
  constructor(field = 'channelIds') {
    super('unknown_channel', `${field} names a channel that does not exist; take them from GET /api/channels`, 'invalid', field);
  }
}

export class GroupNameTaken extends DomainError {
  constructor() {
    super('group_name_taken', 'There is a group with this name already; take another name', 'conflict', 'name');
  }
}

/** Without it everybody would read what these channels bring. */
export class OnlyGroupOfChannels extends DomainError {
  constructor(channels: readonly string[]) {
    super(
      'only_group_of_channel',
      `${channels.map((name) => `"${name}"`).join(', ')}: served by this group alone; without it everybody would see these chats. Give the channel another group first, or take this one off it`,
      'conflict',
    );
  }
}

export class StatusNameTaken extends DomainError {
  constructor() {
    super('status_name_taken', 'There is a status with this name already; take another name', 'conflict', 'name');
  }
}

export class TooManyStatuses extends DomainError {
  constructor(most: number) {
    super('too_many_statuses', `A company has ${most} statuses of its own at most; change one or delete one first`, 'conflict');
  }
}

export class UnknownStatus extends DomainError {
  constructor(field = 'statusId') {
    super('unknown_status', `${field} names a status that does not exist; take them from GET /api/operator-statuses`, 'invalid', field);
  }
}

export class StatusUnclear extends DomainError {
  constructor() {
    super('invalid_input', 'A status of your company goes with its own kind: leave status out, or send the same', 'invalid', 'status');
  }
}
