import { DomainError } from './domain-error.js';

/** What a company, or a client's card, keeps beyond our own fields: names of the integrator's choice. */
export type CustomFields = Record<string, CustomFieldValue>;
export type CustomFieldValue = string | number | boolean;

const MOST_FIELDS = 100;
const NAME_LENGTH = 100;
const VALUE_LENGTH = 4_000;

/** The fields with those that a program sends: what it does not name stays, null takes one away. */
export function mergeCustomFields(current: CustomFields, sent: Record<string, unknown>): CustomFields {
  const fields = new Map<string, CustomFieldValue>(Object.entries(current));
  for (const [name, value] of Object.entries(sent)) {
    if (name === '' || name.length > NAME_LENGTH) throw wrong(`the name of a field has 1 to ${NAME_LENGTH} characters`);
    if (value === null || value === '') fields.delete(name);
    else fields.set(name, valueOf(name, value));
  }
  if (fields.size > MOST_FIELDS) throw wrong(`there may be ${MOST_FIELDS} fields at most`);
  return Object.fromEntries(fields);
}

function valueOf(name: string, value: unknown): CustomFieldValue {
  if (typeof value === 'string' && value.length > VALUE_LENGTH) throw wrong(`"${name}" is longer than ${VALUE_LENGTH} characters`);
  if (typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw wrong(`"${name}" must be a text, a number, true, false or null`);
}

const wrong = (what: string): DomainError => new DomainError('invalid_input', `custom_fields: ${what}`, 'invalid', 'custom_fields');
