/** One range of a file; `unsatisfiable` = asked for bytes that are not there. */
export type ByteRange = { start: number; end: number } | 'unsatisfiable' | null;

/** Reads a Range header with a single range; anything else counts as none, which is always allowed. */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const last = size - 1;
  if (match[1] === '') {
    const length = Number(match[2]);
    return length === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: last };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? last : Math.min(Number(match[2]), last);
  return start > last || end < start ? 'unsatisfiable' : { start, end };
}
