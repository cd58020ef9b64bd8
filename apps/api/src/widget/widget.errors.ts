import { DomainError } from '#domain/shared/domain-error.js';

/** The page that the chat stands in is none of those that the channel is for. */
export class OriginRefused extends DomainError {
  constructor(origin: string | undefined) {
    const words = origin
      ? `This chat may not be used on ${origin.slice(0, 200)}; the channel's page in Deskwire lists the sites that it is for`
      : "This chat is for web pages only; apps can be allowed on the channel's page in Deskwire";
    super('origin_refused', words, 'forbidden');
  }
}

export class ChatUnknown extends DomainError {
  constructor() {
    super('chat_not_found', 'There is no chat with this key', 'not_found');
  }
}

export class ChatPaused extends DomainError {
  constructor() {
    super('chat_paused', 'This chat is switched off at the moment; please come back later', 'conflict');
  }
}

/** The token is none of this channel's: the program begins anew. */
export class VisitorUnknown extends DomainError {
  constructor() {
    super('visitor_unknown', 'This visitor is not known here any more; start a new session', 'unauthorized');
  }
}

export class IdentityRefused extends DomainError {
  constructor(given: boolean) {
    const words = given
      ? 'The signature does not belong to this user id: it must be HMAC-SHA256 of the user id with the identity secret of the channel, in hex'
      : 'A user id counts only with its signature: let your server send HMAC-SHA256 of it with the identity secret of the channel, in hex';
    super(given ? 'identity_wrong' : 'identity_unsigned', words, 'forbidden', 'identity.hash');
  }
}

export class FileKindRefused extends DomainError {
  constructor(mime: string) {
    super(
      'file_kind_refused',
      `Files of this kind (${mime}) are not taken; send a picture, a recording, a film, a document or a text`,
      'unprocessable',
      'file',
    );
  }
}
