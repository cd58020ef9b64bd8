import { DomainError } from '../shared/domain-error.js';

export class NothingToSend extends DomainError {
  constructor() {
    super('nothing_to_send', 'Write a text or attach a file', 'invalid', 'text');
  }
}

export class TextTooLong extends DomainError {
  constructor(limit: number) {
    super('text_too_long', `The text is longer than this channel carries: shorten it to ${limit} characters`, 'invalid', 'text');
  }
}

export class FileTooLarge extends DomainError {
  constructor(name: string, limitBytes: number) {
    super(
      'file_too_large',
      `The file "${name}" is larger than this channel carries: ${Math.floor(limitBytes / 1_048_576)} MB at most`,
      'invalid',
      'uploadIds',
    );
  }
}

export class UploadNotFound extends DomainError {
  constructor() {
    super('upload_not_found', 'An attached file is gone; attach it again', 'invalid', 'uploadIds');
  }
}

export class ButtonsDoNotFit extends DomainError {
  constructor(message: string) {
    super('buttons_do_not_fit', message, 'invalid', 'buttons');
  }
}

/** A location or contacts in a channel that carries none, a template where there are none. */
export class ChannelCannotCarry extends DomainError {
  constructor(field: 'location' | 'contacts' | 'template') {
    const what = { location: 'a location', contacts: 'contacts', template: 'message templates' }[field];
    super('channel_cannot_carry', `This channel does not carry ${what}; write a text instead`, 'invalid', field);
  }
}

export class PartsDoNotMix extends DomainError {
  constructor(field: string, sentence: string) {
    super('parts_do_not_mix', sentence, 'invalid', field);
  }
}

export class ReplyWindowClosed extends DomainError {
  constructor(hours: number, templates: boolean) {
    const remedy = templates ? 'send a message template, or wait until the client writes' : 'wait until the client writes';
    super('reply_window_closed', `This channel takes a message only within ${hours} hours of the client's last one; ${remedy}`, 'conflict');
  }
}

export class UploadFailed extends DomainError {
  constructor() {
    super('upload_failed', 'The recording could not be prepared for sending; record it again', 'invalid', 'uploadIds');
  }
}

export class CannotRetry extends DomainError {
  constructor() {
    super('cannot_retry', 'Only a message that failed or was not confirmed can be sent again', 'conflict');
  }
}
