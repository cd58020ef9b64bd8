import { DomainError } from '../shared/domain-error.js';
import type { FrameAction } from './frame.js';

/** The page that shows the frame has switched this off. */
export class DisabledInFrame extends DomainError {
  constructor(readonly action: FrameAction) {
    super('disabled_in_frame', `${action} is switched off in this frame; open Deskwire itself to do it`, 'forbidden');
  }
}

/** What is no part of the work in dialogs is for the console alone. */
export class NotInFrame extends DomainError {
  constructor() {
    super('not_in_frame', 'This is not possible in a frame; open Deskwire itself to do it', 'forbidden');
  }
}

/** Unknown, used already, too old, or not for this company: the same for all, so that nobody learns which. */
export class EmbedTokenOver extends DomainError {
  constructor() {
    super('embed_token_over', 'This token was used already, is over, or belongs elsewhere; make a new one', 'unauthorized');
  }
}

export class OriginNotListed extends DomainError {
  constructor(origin: string) {
    super(
      'origin_not_listed',
      `${origin} is not among the sites that may show the chats; an admin can add it on the page Settings > In a frame`,
      'forbidden',
    );
  }
}
