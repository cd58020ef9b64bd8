import { isDeepStrictEqual } from 'node:util';

export type Fields = Record<string, unknown>;

export interface Difference {
  before: Fields | null;
  after: Fields | null;
}

/** Of both states only what differs; null where nothing does. What is new or gone is kept whole. */
export function changedFields(before: Fields | null, after: Fields | null): Difference | null {
  if (before === null || after === null) return { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(plain(before[name]), plain(after[name])),
  );
  if (names.length === 0) return null;
  const only = (fields: Fields): Fields => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { before: only(before), after: only(after) };
}

/** As it will lie in the table: a field that is not given is null, a time is a text. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;
