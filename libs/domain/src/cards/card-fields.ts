import type { CustomFields } from '../shared/custom-fields.js';

/** What a card says of a person, beside his tags. */
export interface CardFields {
  /** As the colleagues call the whole of it: "Ivanov, wholesale". */
  title: string | null;
  /** The person's; null = as his channel names him. */
  name: string | null;
  /** Of a messenger without numbers: his id there behind its mark, "[tg] 707003957". */
  phones: string[];
  email: string | null;
  comment: string | null;
  extraComments: [string | null, string | null, string | null];
  contractNumber: string | null;
  customFields: CustomFields;
}

/** Absent stays, null empties; of the custom fields only those that are named change. */
export interface CardChanges {
  title?: string | null;
  name?: string | null;
  phones?: string[];
  email?: string | null;
  comment?: string | null;
  extraComments?: (string | null)[];
  contractNumber?: string | null;
  customFields?: Record<string, unknown>;
}

export type CardValue = string | number | boolean | string[] | null;

/** The longest values: what two ordinary ones make when they are joined must fit. */
export const CARD_LIMITS = {
  title: 300,
  name: 500,
  phones: 30,
  phone: 60,
  email: 1_000,
  comment: 10_000,
  contractNumber: 300,
  /** How many clients one card may gather: every change writes a line into each one's dialog. */
  clients: 50,
} as const;

/**
 * A card as a flat list of names and values, in the order in which people read it: every rule about "field by field" works on these.
 * "extraComments.0" is the first extra comment, "customFields.7" the company's own field 7.
 */
export function valuesOf(fields: CardFields): Map<string, CardValue> {
  const { title, name, phones, email, comment, extraComments, contractNumber, customFields } = fields;
  return new Map<string, CardValue>([
    ['title', title],
    ['name', name],
    ['phones', phones],
    ['email', email],
    ['comment', comment],
    ...extraComments.map((value, place): [string, CardValue] => [`extraComments.${place}`, value]),
    ['contractNumber', contractNumber],
    ...Object.entries(customFields).map(([key, value]): [string, CardValue] => [`customFields.${key}`, value]),
  ]);
}

/** The card again; names that it does not know are custom fields, and what is empty is not kept of those. */
export function fieldsOf(values: ReadonlyMap<string, CardValue>): CardFields {
  const text = (field: string): string | null => {
    const value = values.get(field) ?? null;
    return value === null || value === '' ? null : String(value);
  };
  const phones = values.get('phones');
  const own = [...values].flatMap(([field, value]): [string, string | number | boolean][] =>
    field.startsWith(CUSTOM) && isFilled(value) && !Array.isArray(value) ? [[field.slice(CUSTOM.length), value]] : [],
  );
  return {
    title: text('title'),
    name: text('name'),
    phones: Array.isArray(phones) ? phones : [],
    email: text('email'),
    comment: text('comment'),
    extraComments: [text('extraComments.0'), text('extraComments.1'), text('extraComments.2')],
    contractNumber: text('contractNumber'),
    customFields: Object.fromEntries(own),
  };
}

const CUSTOM = 'customFields.';

/** A blank text counts as nothing, as a missing one does. */
export const isFilled = (value: CardValue | undefined): value is Exclude<CardValue, null> =>
  value !== null && value !== undefined && (Array.isArray(value) ? value.length > 0 : typeof value !== 'string' || value.trim() !== '');

export const isSame = (one: CardValue | undefined, other: CardValue | undefined): boolean =>
  isFilled(one) || isFilled(other) ? JSON.stringify(one ?? null) === JSON.stringify(other ?? null) : true;

/** The names of the fields in which two cards differ, in reading order. */
export function differences(one: CardFields, other: CardFields): string[] {
  const [left, right] = [valuesOf(one), valuesOf(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((field) => !isSame(left.get(field), right.get(field)));
}

/** The card with these fields as the other has them. */
export function withFields(card: CardFields, fields: readonly string[], from: CardFields): CardFields {
  const values = valuesOf(card);
  const others = valuesOf(from);
  for (const field of fields) values.set(field, others.get(field) ?? null);
  return fieldsOf(values);
}
