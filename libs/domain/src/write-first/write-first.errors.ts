import { DomainError } from '../shared/domain-error.js';

export class ChannelCannotBegin extends DomainError {
  constructor() {
    super('channel_cannot_begin', 'This channel cannot write to somebody who never wrote; choose another one', 'invalid', 'channelId');
  }
}

export class WhomUnclear extends DomainError {
  constructor(field: string, sentence: string) {
    super('invalid_input', sentence, 'invalid', field);
  }
}

export class NobodyThere extends DomainError {
  constructor(field: string) {
    super('nobody_there', 'Nobody in this messenger has that; check it, or choose another channel', 'invalid', field);
  }
}

/** Whom a login belongs to only the messenger can tell, and it does not now. */
export class CannotBeAsked extends DomainError {
  constructor() {
    super('messenger_silent', 'The messenger does not say now who this is; try again in a minute', 'conflict');
  }
}

export class TemplateNeeded extends DomainError {
  constructor() {
    super('template_needed', 'The messenger lets us begin only with a template; choose one', 'invalid', 'template');
  }
}
