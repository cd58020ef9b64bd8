import { DomainError } from '#domain/shared/domain-error.js';

/** A place in a list that is ordered by time and id. */
export interface Place {
  at: Date;
  id: number;
}

/** A place as an opaque text for the next page's request. */
export const writeCursor = ({ at, id }: Place): string => Buffer.from(`${at.getTime()}.${id}`).toString('base64url');

/** Reads a cursor back; anything that we did not write is refused by its field's name. */
export function readCursor(text: string | undefined, field: string): Place | null {
  if (text === undefined || text === '') return null;
  const parts = /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString());
  if (!parts)
    throw new DomainError('invalid_cursor', `${field} is not a cursor of this list; take it from the previous page`, 'invalid', field);
  return { at: new Date(Number(parts[1])), id: Number(parts[2]) };
}
