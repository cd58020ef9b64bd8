import type { DialogScope } from '../access/dialog-scope.js';
import { notFound } from '../shared/domain-error.js';
import { tagsInWords } from '../tags/tag.js';
import type { CardDesk, CardLooks, CardTag, CardWork, PersonCard } from './card-desk.port.js';
import { CARD_LIMITS, type CardChanges, type CardFields } from './card-fields.js';
import { AlreadyLinked, CardChanged, TooManyOnCard } from './cards.errors.js';
import { changedFields, sayWhatChanged } from './change-card.js';
import { compareCards, type ComparedField, suggestedCard } from './compare-cards.js';

export interface TwoCards {
  targetCardId: number;
  otherCardId: number;
}

/** Revisions of the cards that the choice was made from. */
export interface SeenCards {
  target: number;
  other: number;
}

export interface LinkComparison {
  target: PersonCard;
  other: PersonCard;
  fields: ComparedField[];
  suggested: CardFields;
}

export interface LinkAsker {
  companyId: number;
  operatorId: number;
  scope: DialogScope;
}

/**
 * Makes one person of two. The link makes a new card and moves everybody to it; the two former cards stay as they are with nobody on
 * them, so that there is nothing that a later parting could not give back (docs/adr/0016).
 */
export class LinkCards {
  constructor(private readonly cards: CardDesk) {}

  preview({ companyId, scope }: LinkAsker, two: TwoCards): Promise<LinkComparison> {
    return this.cards.look(companyId, async (looks) => comparison(...(await bothOf(looks, two, scope))));
  }

  /** Resolves with the id of the new card. */
  run(asker: LinkAsker, two: TwoCards, seen: SeenCards, chosen: CardChanges & { tagIds?: number[] }): Promise<number> {
    return this.cards.run(asker.companyId, async (work) => {
      const [target, other] = await bothOf(work, two, asker.scope);
      if (target.revision !== seen.target || other.revision !== seen.other) throw changed(two);
      if (target.clients.length + other.clients.length > CARD_LIMITS.clients) throw new TooManyOnCard(CARD_LIMITS.clients);
      const fields = changedFields(comparison(target, other).suggested, chosen);
      const tags = await this.tagsOf(work, target, other, chosen.tagIds);
      const cardId = await work.add(
        fields,
        tags.map(({ id }) => id),
      );
      const linkedAs = { fields, tagIds: tags.map(({ id }) => id) };
      work.link(cardId, { targetCardId: target.id, otherCardId: other.id, operatorId: asker.operatorId, linkedAs });
      await this.tell(work, asker, { target, other, cardId, fields, tags });
      return cardId;
    });
  }

  private tagsOf(work: CardWork, target: PersonCard, other: PersonCard, chosen: number[] | undefined): Promise<readonly CardTag[]> {
    return chosen ? work.tags(chosen) : Promise.resolve(unitedTags(target, other));
  }

  private async tell(work: CardWork, { operatorId }: LinkAsker, made: Made): Promise<void> {
    const { target, other, cardId, fields, tags } = made;
    const operator = await work.operatorName(operatorId);
    for (const [side, across] of [
      [target, other],
      [other, target],
    ] as const) {
      const clientIds = side.clients.map(({ id }) => id);
      work.line(clientIds, 'client_linked', { operator, chats: chatsInWords(across) });
      await sayWhatChanged(work, side, fields, { operator });
      const gained = tags.filter(({ id }) => !side.tags.some((tag) => tag.id === id));
      if (gained.length > 0) work.line(clientIds, 'tags_assigned', { operator, tags: tagsInWords(gained.map(({ label }) => label)) });
    }
    const clientIds = [...target.clients, ...other.clients].map(({ id }) => id);
    work.changed(clientIds, [target.id, other.id, cardId]);
    const about = { id: cardId, name: fields.title ?? fields.name };
    work.audit('card.linked', about, { targetCard: target.id, otherCard: other.id, clients: clientIds });
  }
}

interface Made {
  target: PersonCard;
  other: PersonCard;
  cardId: number;
  fields: CardFields;
  tags: readonly CardTag[];
}

const changed = ({ targetCardId, otherCardId }: TwoCards): CardChanged => new CardChanged({ target: targetCardId, other: otherCardId });

/** Both, with everybody on them. Of two that link the same card at once the second comes here when the first has linked it. */
async function bothOf(looks: CardLooks, two: TwoCards, scope: DialogScope): Promise<[PersonCard, PersonCard]> {
  const { targetCardId, otherCardId } = two;
  const cards = await looks.persons([...new Set([targetCardId, otherCardId])], scope);
  const [target, other] = [targetCardId, otherCardId].map((id) => cards.find((card) => card.id === id));
  if (target && other && target !== other) return [target, other];
  if (target && target === other) throw new AlreadyLinked(target.id);
  const now = [target?.id ?? (await looks.presentCard(targetCardId, scope)), other?.id ?? (await looks.presentCard(otherCardId, scope))];
  const [targetNow, otherNow] = now;
  if (typeof targetNow !== 'number' || typeof otherNow !== 'number') throw notFound('Card');
  throw targetNow === otherNow ? new AlreadyLinked(targetNow) : changed({ targetCardId: targetNow, otherCardId: otherNow });
}

function comparison(target: PersonCard, other: PersonCard): LinkComparison {
  const fields = compareCards(sideOf(target), sideOf(other));
  return { target, other, fields, suggested: suggestedCard(fields) };
}

/** What a side brings: the numbers that its channels know too, so that none is lost to sight on the common card. */
const sideOf = ({ fields, clients }: PersonCard): CardFields => ({
  ...fields,
  phones: [...new Set([...fields.phones, ...clients.flatMap(({ phone }) => phone ?? [])])],
});

export const unitedTags = (target: PersonCard, other: PersonCard): CardTag[] => [
  ...target.tags,
  ...other.tags.filter(({ id }) => !target.tags.some((tag) => tag.id === id)),
];

/** Channels, not people: everybody may know those. */
export const chatsInWords = ({ clients }: Pick<PersonCard, 'clients'>): string =>
  clients.map(({ channelName }) => `"${channelName}"`).join(', ');
