import type { DialogScope } from '../access/dialog-scope.js';
import { mergeCustomFields } from '../shared/custom-fields.js';
import { DomainError, notFound } from '../shared/domain-error.js';
import type { CardDesk, CardLooks, CardWork, OwnField, PersonCard } from './card-desk.port.js';
import { CARD_LIMITS, type CardChanges, type CardFields, type CardValue, differences, valuesOf } from './card-fields.js';
import { CardLinked } from './cards.errors.js';

/** Whoever changes a card. */
export interface CardAsker {
  companyId: number;
  /** Null: a program, through the public API. */
  operatorId: number | null;
  scope: DialogScope;
}

/** Which card: itself, or that of a client. */
export type CardOf = { cardId: number } | { clientId: number };

/** Edits a card, once for all of the person's dialogs, and says so in each of them. */
export class ChangeCard {
  constructor(private readonly cards: CardDesk) {}

  async run(asker: CardAsker, of: CardOf, changes: CardChanges | ((before: PersonCard) => CardChanges)): Promise<void> {
    await this.cards.run(asker.companyId, async (work) => {
      const card = await personOf(work, of, asker.scope);
      await saveChanges(work, card, typeof changes === 'function' ? changes(card) : changes, asker);
    });
  }
}

/** The card with everybody on it; throws `card_linked` where they are on another now, else `not_found`. */
export async function personOf(looks: CardLooks, of: CardOf, scope: DialogScope): Promise<PersonCard> {
  if ('clientId' in of) return personOfClient(looks, of.clientId, scope);
  const [card] = await looks.persons([of.cardId], scope);
  if (card) return card;
  const present = await looks.presentCard(of.cardId, scope);
  throw present === null ? notFound('Card') : new CardLinked(present);
}

/** While his card is waited for he may have come to another one. */
async function personOfClient(looks: CardLooks, clientId: number, scope: DialogScope): Promise<PersonCard> {
  for (let former: number | null = null; ;) {
    const cardId = await looks.cardOfClient(clientId, scope);
    if (cardId === null || cardId === former) throw notFound('Client');
    const [card] = await looks.persons([cardId], scope);
    if (card?.clients.some(({ id }) => id === clientId)) return card;
    former = cardId;
  }
}

/** Stores what really changed and says so; `shown`: the only fields that a line is worth. False: nothing changed. */
export async function saveChanges(
  work: CardWork,
  card: PersonCard,
  changes: CardChanges,
  { operatorId, shown }: { operatorId: number | null; shown?: readonly string[] },
): Promise<boolean> {
  const after = changedFields(card.fields, changes);
  if (differences(card.fields, after).length === 0) return false;
  work.save(card.id, after);
  await sayWhatChanged(work, card, after, { operator: await nameOf(work, operatorId), shown });
  work.changed(
    card.clients.map(({ id }) => id),
    [card.id],
  );
  return true;
}

export const nameOf = (work: CardWork, operatorId: number | null): Promise<string | null> =>
  operatorId === null ? Promise.resolve(null) : work.operatorName(operatorId);

/** A line for each changed field, in the dialogs of these clients of the card. */
export async function sayWhatChanged(
  work: CardWork,
  card: PersonCard,
  after: CardFields,
  { operator, shown }: { operator: string | null; shown?: readonly string[] },
): Promise<void> {
  const changed = differences(card.fields, after).filter((field) => shown === undefined || shown.includes(field));
  const [was, is] = [valuesOf(card.fields), valuesOf(after)];
  const ownFields = changed.some((field) => field.startsWith(CUSTOM)) ? await work.ownFields() : new Map<string, OwnField>();
  const clientIds = card.clients.map(({ id }) => id);
  for (const field of changed) {
    const [from, to] = [inWords(was.get(field)), inWords(is.get(field))];
    const key = field.slice(CUSTOM.length);
    const own = field.startsWith(CUSTOM) ? ownFields.get(key) : undefined;
    const called = field.startsWith(CUSTOM) ? (own?.name ?? key) : field;
    // A yes or no and a day are put into words by whoever shows the line, in the reader's language.
    const kind = own && WORDED.has(own.kind) && { kind: own.kind };
    work.line(clientIds, 'client_field_changed', { operator, field: called, from, to, ...kind });
  }
}

const CUSTOM = 'customFields.';
const WORDED: ReadonlySet<OwnField['kind']> = new Set(['flag', 'date']);

function inWords(value: CardValue | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  return Array.isArray(value) ? value.join(', ') || null : String(value);
}

/** The card as it is after the changes; refuses what does not fit. */
export function changedFields(before: CardFields, changes: CardChanges): CardFields {
  const text = (value: string | null | undefined, current: string | null): string | null =>
    value === undefined ? current : value === null || value.trim() === '' ? null : value.trim();
  const { extraComments = [] } = changes;
  const [one, two, three] = before.extraComments;
  return {
    title: text(changes.title, before.title),
    name: text(changes.name, before.name),
    phones: changes.phones === undefined ? before.phones : phonesOf(changes.phones),
    email: emailOf(text(changes.email, before.email), before.email),
    comment: text(changes.comment, before.comment),
    extraComments: [text(extraComments[0], one), text(extraComments[1], two), text(extraComments[2], three)],
    contractNumber: text(changes.contractNumber, before.contractNumber),
    customFields: changes.customFields ? mergeCustomFields(before.customFields, changes.customFields) : before.customFields,
  };
}

function phonesOf(phones: readonly string[]): string[] {
  const filled = [...new Set(phones.map((phone) => phone.trim()).filter((phone) => phone !== ''))];
  if (filled.length > CARD_LIMITS.phones)
    throw new DomainError('invalid_input', `phones: ${CARD_LIMITS.phones} at most`, 'invalid', 'phones');
  return filled;
}

const ADDRESS = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/;

/** Several stand on lines of their own. What stands there already is not held against whoever changes something else. */
function emailOf(email: string | null, before: string | null): string | null {
  if (email === null || email === before) return email;
  const lines = email.split('\n').map((line) => line.trim());
  if (lines.every((line) => ADDRESS.test(line))) return lines.join('\n');
  throw new DomainError('invalid_input', 'email must be an e-mail address; several stand on a line each', 'invalid', 'email');
}
