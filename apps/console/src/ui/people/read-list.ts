/** Longer lists are no list of colleagues. */
const MOST_BYTES = 1_000_000;

/** The text of a list that somebody saved as CSV or plain text; null when it is none. Older spreadsheets write Windows-1251. */
export async function readList(file: Blob): Promise<string | null> {
  if (file.size > MOST_BYTES) return null;
  const bytes = await file.arrayBuffer();
  // Workbooks and documents are archives.
  if (new Uint8Array(bytes).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** A list put behind what is there already. */
export const joinLists = (before: string, added: string): string => [before.trimEnd(), added.trim()].filter(Boolean).join('\n');

/** The lines that are to be looked at again, counted as the server does; a list keeps its order. */
export const linesOf = (text: string, lines: ReadonlySet<number>): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((_, index) => lines.has(index + 1))
    .join('\n');
