import { DomainError } from '../shared/domain-error.js';

/** A refusal about cards, with where they are now for the screen that shows it. */
export class CardRefusal extends DomainError {
  constructor(
    code: string,
    message: string,
    kind: DomainError['kind'],
    readonly about: Record<string, unknown>,
    field?: string,
  ) {
    super(code, message, kind, field);
  }
}

/** Nobody is on the card any more: they were linked with others, or parted. */
export class CardLinked extends CardRefusal {
  constructor(presentCardId: number) {
    super('card_linked', 'This card was linked or parted meanwhile; about.cardId is the present one', 'gone', { cardId: presentCardId });
  }
}

/** Both are one person already. */
export class AlreadyLinked extends CardRefusal {
  constructor(cardId: number) {
    super('already_linked', 'These chats are on one card already', 'conflict', { cardId });
  }
}

/** Somebody edited, linked or parted one of the cards since the caller looked. */
export class CardChanged extends CardRefusal {
  constructor(
    readonly cards: { card: number } | { target: number; other: number },
    about: Record<string, unknown> = {},
  ) {
    super('card_changed', 'The card was changed meanwhile; look at it as it is now and choose again', 'conflict', about, 'seen');
  }
}

export class NotLinked extends DomainError {
  constructor() {
    super('not_linked', 'There is nothing to part: no other chat is linked with it', 'conflict');
  }
}

export class TooManyOnCard extends DomainError {
  constructor(most: number) {
    super('too_many_linked', `A card can hold ${most} chats at most; unlink one that does not belong to the person`, 'conflict');
  }
}

export class LinkUndone extends DomainError {
  constructor() {
    super('link_undone', 'This link is undone already', 'conflict');
  }
}

/** What was linked is a part of a later link. */
export class LinkNotLast extends CardRefusal {
  constructor(laterLinkId: number) {
    super('link_not_last', 'A later link stands on this one; undo that first', 'conflict', { linkId: laterLinkId });
  }
}
