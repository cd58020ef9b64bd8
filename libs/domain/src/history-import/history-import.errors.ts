import { DomainError } from '../shared/domain-error.js';

export class NoHistory extends DomainError {
  constructor() {
    super(
      'no_history',
      'This kind of channel has no history to import; only WhatsApp numbers that are also used in the phone app have one',
      'invalid',
    );
  }
}

export class ChannelNotActive extends DomainError {
  constructor() {
    super('channel_not_active', 'The channel is paused or broken; switch it on or repair it first', 'conflict');
  }
}

export class NothingImported extends DomainError {
  constructor(what: 'paused' | 'resumed') {
    super('no_import', `No import of this channel can be ${what} now`, 'conflict');
  }
}
