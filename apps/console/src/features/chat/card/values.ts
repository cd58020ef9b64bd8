import type { Card, CardFields, CardValue, CustomFieldValue } from '../../../api/cards.js';

const EXTRA = 'extraComments.';
const OWN = 'customFields.';

/** A card as names and values: "extraComments.0" is the first extra comment, "customFields.7" the company's own field 7. */
export type CardValues = Readonly<Record<string, CardValue>>;

/** A blank text counts as nothing. */
export const isFilled = (value: CardValue | undefined): value is Exclude<CardValue, null> =>
  value !== null && value !== undefined && (Array.isArray(value) ? value.length > 0 : typeof value !== 'string' || value.trim() !== '');

export const isSame = (one: CardValue | undefined, other: CardValue | undefined): boolean =>
  isFilled(one) || isFilled(other) ? JSON.stringify(one ?? null) === JSON.stringify(other ?? null) : true;

/** In the order in which people read a card. */
export const FIXED_FIELDS = [
  'name',
  'title',
  'phones',
  'email',
  'contractNumber',
  'comment',
  `${EXTRA}0`,
  `${EXTRA}1`,
  `${EXTRA}2`,
] as const;

export const valuesOf = (card: CardFields): CardValues => ({
  name: card.name,
  title: card.title,
  phones: card.phones,
  email: card.email,
  contractNumber: card.contractNumber,
  comment: card.comment,
  ...Object.fromEntries(card.extraComments.map((text, place) => [EXTRA + place, text])),
  ...Object.fromEntries(Object.entries(card.customFields).map(([key, value]) => [OWN + key, value])),
});

/** The card again. What is empty is null; of the company's own fields it is left out. */
export function fieldsOf(values: CardValues): CardFields {
  const text = (field: string): string | null => {
    const value = values[field];
    return isFilled(value) ? String(value) : null;
  };
  const { phones } = values;
  const own = Object.entries(values).flatMap(([field, value]): [string, CustomFieldValue][] =>
    field.startsWith(OWN) && isFilled(value) && !Array.isArray(value) ? [[field.slice(OWN.length), value]] : [],
  );
  return {
    name: text('name'),
    title: text('title'),
    phones: Array.isArray(phones) ? phones.filter((phone) => phone.trim() !== '') : [],
    email: text('email'),
    contractNumber: text('contractNumber'),
    comment: text('comment'),
    extraComments: [0, 1, 2].map((place) => text(EXTRA + place)),
    customFields: Object.fromEntries(own),
  };
}

/** How the person is called: by the card, else by the channel that he first wrote in. */
export const nameOf = (card: Pick<Card, 'name' | 'clients'>): string => card.name ?? card.clients[0]?.name ?? '';
