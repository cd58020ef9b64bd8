import { previousOf, sqlStateOf } from '#persistence/sql-state.js';

export { isDataError, isRace, sqlStateOf } from '#persistence/sql-state.js';

/** What people can do about a refusal of PostgreSQL that their input caused; its own text may repeat the input and is never shown. */
export function inputSentence(state: string): string | undefined {
  // 08P01: a zero byte that cut a statement off.
  if (['22021', '22P05', '22P02', '08P01'].includes(state)) {
    return 'The text contains a character that cannot be stored (a zero byte or half of a surrogate pair), or an id is malformed; remove it';
  }
  if (state === '22003') return 'A number is larger than can be stored; use a smaller one';
  if (state === '22001') return 'A text is longer than can be stored; shorten it';
  if (state === '54001') return 'The input is nested too deeply; send it flatter';
  if (state.startsWith('22') || state === '42601')
    return 'A value has a form that cannot be understood; check numbers, dates and search texts';
  if (state === '23514') return 'A value is outside of what is allowed';
  return undefined;
}

/** The database is away, going away, or too busy: worth another try soon. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state) return /^(08|40|53|55|57|58)/.test(state);
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause ?? previousOf(current), depth += 1) {
    const code = (current as NodeJS.ErrnoException).code ?? '';
    if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT_SOCKET'].includes(code)) return true;
    if (/timeout exceeded when trying to connect|Connection terminated|connection timeout|not queryable/i.test(current.message))
      return true;
  }
  return false;
}
