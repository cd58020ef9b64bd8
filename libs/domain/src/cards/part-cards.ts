import { DomainError, notFound } from '../shared/domain-error.js';
import type { CardDesk, CardLooks, CardTag, CardWork, ClientOnCard, KeptCard, PersonCard, StoredLink } from './card-desk.port.js';
import { type CardValue, differences, isSame, valuesOf, withFields } from './card-fields.js';
import { CardChanged, LinkUndone } from './cards.errors.js';
import { nameOf, personOf } from './change-card.js';
import { chatsInWords, type LinkAsker } from './link-cards.js';
import { type Move, planUndo, planUnlink } from './part-clients.js';

/** Changed fields that the card of a client is to have too, by his id. */
export type Keep = ReadonlyMap<number, readonly string[]>;

export interface PartingOptions {
  keep: Keep;
  /** The revision of the card that the choice was made from. */
  seen?: number;
}

/** A field of the card that was changed since a client came to it; tags are one field. */
export interface ChangeSince {
  field: string;
  own: CardValue;
  then: CardValue;
  now: CardValue;
}

export interface PartedClient extends Move {
  client: ClientOnCard;
  /** The card that he goes back to, as it is kept. */
  card: KeptCard;
  changes: ChangeSince[];
}

export interface Parting {
  card: PersonCard;
  parts: PartedClient[];
}

const TAGS = 'tags';

/** Parts clients of one person again: each gets back what his card said, and of what was changed since, what the operator keeps. */
export class PartCards {
  constructor(private readonly cards: CardDesk) {}

  previewUnlink({ companyId, scope }: LinkAsker, cardId: number, clientIds: readonly number[] | null): Promise<Parting> {
    return this.cards.look(companyId, async (looks) => {
      const card = await personOf(looks, { cardId }, scope);
      return partingOf(looks, card, planUnlink(card.clients, chosenOf(card, clientIds)));
    });
  }

  previewUndo({ companyId, scope }: LinkAsker, linkId: number): Promise<Parting> {
    return this.cards.look(companyId, async (looks) => {
      const card = await linkedCard(looks, linkId, scope);
      return partingOf(looks, card, planUndo(linkId, card.clients));
    });
  }

  /** Resolves with the ids of all cards that it left or made. */
  unlink(asker: LinkAsker, cardId: number, clientIds: readonly number[] | null, options: PartingOptions): Promise<number[]> {
    return this.cards.run(asker.companyId, async (work) => {
      const card = await personOf(work, { cardId }, asker.scope);
      const moves = planUnlink(card.clients, chosenOf(card, clientIds));
      return this.part(work, asker, 'card.unlinked', await partingOf(work, card, moves), options);
    });
  }

  undo(asker: LinkAsker, linkId: number, options: PartingOptions): Promise<number[]> {
    return this.cards.run(asker.companyId, async (work) => {
      const card = await linkedCard(work, linkId, asker.scope);
      const parting = await partingOf(work, card, planUndo(linkId, card.clients));
      return this.part(work, asker, 'card.link_undone', parting, options);
    });
  }

  private async part(
    work: CardWork,
    asker: LinkAsker,
    action: string,
    { card, parts }: Parting,
    { keep, seen }: PartingOptions,
  ): Promise<number[]> {
    if (seen !== undefined && seen !== card.revision) throw new CardChanged({ card: card.id });
    const moves: (PartedClient & { toCardId: number })[] = [];
    for (const part of parts) moves.push({ ...part, toCardId: part.toCardId ?? (await copyOf(work, card)) });
    for (const id of new Set(parts.flatMap(({ toCardId }) => toCardId ?? []))) {
      restore(
        work,
        card,
        parts.filter(({ toCardId }) => toCardId === id),
        keep,
      );
    }
    const gone = new Set(moves.map(({ clientId }) => clientId));
    const staying = card.clients.filter(({ id }) => !gone.has(id));
    work.part(moves, endedLinks(moves, staying), asker.operatorId);
    const operator = await nameOf(work, asker.operatorId);
    const cardIds = [...new Set(moves.map(({ toCardId }) => toCardId))];
    const groups = cardIds.map((id) => moves.filter(({ toCardId }) => toCardId === id).map(({ client }) => client));
    for (const group of [...groups, staying].filter(({ length }) => length > 0)) {
      const others = card.clients.filter((client) => !group.includes(client));
      const ids = group.map(({ id }) => id);
      work.line(ids, 'client_unlinked', { operator, chats: chatsInWords({ clients: others }) });
    }
    work.changed(
      card.clients.map(({ id }) => id),
      [card.id, ...cardIds],
    );
    work.audit(action, { id: card.id, name: card.fields.title ?? card.fields.name }, { clients: [...gone], cards: cardIds });
    return staying.length > 0 ? [card.id, ...cardIds] : cardIds;
  }
}

/** Whom the caller named; those whose dialogs he may not see are unknown to him. */
function chosenOf({ clients }: PersonCard, clientIds: readonly number[] | null): Set<number> | null {
  if (clientIds === null) return null;
  const visible = new Set(clients.filter((client) => client.visible).map(({ id }) => id));
  if (clientIds.some((id) => !visible.has(id))) throw notFound('Client');
  return new Set(clientIds);
}

/** The card on which those are whom the link holds. */
async function linkedCard(looks: CardLooks, linkId: number, scope: LinkAsker['scope']): Promise<PersonCard> {
  const [link] = await looks.links([linkId]);
  if (!link) throw notFound('Link');
  const [still] = await looks.persons([link.cardId], scope);
  if (still) return still;
  const presentId = await looks.presentCard(link.cardId, scope);
  if (presentId === null) throw notFound('Link');
  if (link.undone) throw new LinkUndone();
  return personOf(looks, { cardId: presentId }, scope);
}

async function partingOf(looks: CardLooks, card: PersonCard, moves: readonly Move[]): Promise<Parting> {
  const stays = moves.flatMap(({ ends }) => ends);
  const links = await looks.links([...new Set(stays.map(({ linkId }) => linkId))]);
  const cardIds = [...links.map(({ cardId }) => cardId), ...moves.flatMap(({ toCardId }) => toCardId ?? [])];
  const kept = new Map((await looks.kept([...new Set(cardIds)])).map((one) => [one.id, one]));
  const tagNames = new Map([card, ...kept.values()].flatMap(({ tags }) => tags).map(({ id, label }) => [id, label]));
  const parts = moves.map((move): PartedClient => {
    const client = card.clients.find(({ id }) => id === move.clientId);
    if (!client) throw notFound('Client');
    const own = move.toCardId === null ? card : (kept.get(move.toCardId) ?? card);
    const through = move.ends.flatMap(({ linkId }) => links.find(({ id }) => id === linkId) ?? []);
    return { ...move, client, card: own, changes: changesSince(card, own, through, kept, tagNames) };
  });
  return { card, parts };
}

/** Everything that was edited on the cards that the client was on since he left his own, as the present card has it. */
function changesSince(
  present: KeptCard,
  own: KeptCard,
  through: readonly StoredLink[],
  kept: ReadonlyMap<number, KeptCard>,
  tagNames: ReadonlyMap<number, string>,
): ChangeSince[] {
  const changes = new Map<string, ChangeSince>();
  const [ownValues, nowValues] = [valuesOf(own.fields), valuesOf(present.fields)];
  for (const { cardId, linkedAs } of through) {
    const became = cardId === present.id ? present : kept.get(cardId);
    if (!became) continue;
    const thenValues = valuesOf(linkedAs.fields);
    for (const field of differences(linkedAs.fields, became.fields)) {
      const own = ownValues.get(field) ?? null;
      const now = nowValues.get(field) ?? null;
      if (!changes.has(field) && !isSame(own, now)) changes.set(field, { field, own, then: thenValues.get(field) ?? null, now });
    }
    const then = linkedAs.tagIds.map((id) => tagNames.get(id) ?? '').filter((label) => label !== '');
    const now = labelsOf(present.tags);
    if (!changes.has(TAGS) && !sameSet(linkedAs.tagIds, became.tags))
      changes.set(TAGS, { field: TAGS, own: labelsOf(own.tags), then, now });
  }
  return [...changes.values()];
}

const labelsOf = (tags: readonly CardTag[]): string[] => tags.map(({ label }) => label);
const sameSet = (ids: readonly number[], tags: readonly CardTag[]): boolean =>
  ids.length === tags.length && tags.every(({ id }) => ids.includes(id));

/** The card is as it was, save for what was kept by any of those who go back to it. */
function restore(work: CardWork, present: PersonCard, parts: readonly PartedClient[], keep: Keep): void {
  const [first] = parts;
  if (!first) return;
  const known = new Set([...valuesOf(present.fields).keys(), ...valuesOf(first.card.fields).keys(), TAGS]);
  const kept = [...new Set(parts.flatMap(({ clientId }) => keep.get(clientId) ?? []))];
  const unknown = kept.find((field) => !known.has(field));
  if (unknown !== undefined) throw new DomainError('invalid_input', `keep: a card has no field "${unknown}"`, 'invalid', 'keep');
  const after = withFields(
    first.card.fields,
    kept.filter((field) => field !== TAGS),
    present.fields,
  );
  if (differences(first.card.fields, after).length > 0) work.save(first.card.id, after);
  if (kept.includes(TAGS)) work.setTags(first.card.id, keptTags(present, parts));
}

/** What was put on since stays on, what was taken off stays off. */
function keptTags(present: PersonCard, parts: readonly PartedClient[]): number[] {
  const change = parts.flatMap(({ changes }) => changes).find(({ field }) => field === TAGS);
  const then = Array.isArray(change?.then) ? change.then : labelsOf(present.tags);
  const own = parts[0]?.card.tags ?? [];
  const put = present.tags.filter(({ label }) => !then.includes(label));
  const stayed = own.filter(({ id, label }) => present.tags.some((tag) => tag.id === id) || !then.includes(label));
  return [...new Set([...stayed, ...put].map(({ id }) => id))];
}

const copyOf = (work: CardWork, { fields, tags }: PersonCard): Promise<number> =>
  work.add(
    fields,
    tags.map(({ id }) => id),
  );

/** Links that held some of those who went and hold nobody any more. */
function endedLinks(parts: readonly PartedClient[], staying: readonly ClientOnCard[]): number[] {
  const ended = parts.flatMap(({ ends }) => ends.map(({ linkId }) => linkId));
  const still = parts.flatMap(({ client, ends }) => client.stays.filter((stay) => !ends.includes(stay)));
  const held = new Set([...staying.flatMap(({ stays }) => stays), ...still].map(({ linkId }) => linkId));
  return [...new Set(ended)].filter((id) => !held.has(id));
}
