import { DomainError } from '#domain/shared/domain-error.js';

/** What a page of rows is asked for: whose rows (null = everybody's), after which place, how many. */
export interface PageAsked {
  onlyOperatorId: number | null;
  cursor: string | null;
  limit: number;
  /** The figures of the whole period are not wanted, and left empty. */
  rowsOnly?: boolean;
}

/** A moment as the database writes it, to the microsecond: what a page is ordered by, with the id. */
export const exactMoment = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\d{1,15})$/;

/** A place in a list of rows as an opaque text, for whoever asks for the next page. */
const write = ({ moment, id }: { moment: string; id: number }): string => Buffer.from(`${moment} ${id}`).toString('base64url');

/** The place after which a page begins, as two parameters; null and null = the newest. */
export function placeOf(cursor: string | null): [moment: string | null, id: number | null] {
  if (cursor === null) return [null, null];
  const parts = CURSOR.exec(Buffer.from(cursor, 'base64url').toString());
  if (!parts)
    throw new DomainError('invalid_cursor', 'cursor is not one of this report; take it from the page before', 'invalid', 'cursor');
  return [parts[1]!, Number(parts[2])];
}

/** Of one row more than were asked for: the page, and where the next one begins. */
export function pageOf<Row extends { moment: string; id: number }>(found: Row[], limit: number): { page: Row[]; next: string | null } {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { page, next: found.length > limit && last ? write(last) : null };
}
