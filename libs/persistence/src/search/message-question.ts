import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { folded } from './message-words.store.js';
import { inThatWeek, type Week } from './message-weeks.js';

/** A question as it was read. */
export interface Asked {
  /** Empty when nothing in it can be looked for. */
  words: string;
  /** The last word may go on: "догов" finds "договор". */
  unfinished: boolean;
  /** It asks for no word, only for the absence of some: nearly every message fits, and no index finds them. */
  anything: boolean;
}

/** With one or two letters too much begins. */
const UNFINISHED = /[\p{L}\p{N}]{3,}$/u;
/** A word that is wanted stands last; of one that is not wanted, no more is left out than was written. */
const WORD_LAST = /(?<!!)'(?:[^']|'')+'$/u;
const parseStatement = statement(
  'message_search.parse',
  `select q::text as words, numnode(q) as nodes, ''::tsvector @@ q as anything from websearch_to_tsquery('russian', ${folded('$1::text')}) q`,
);

/** Reads a question as people write it: words, "a phrase", -without, or. */
export async function readQuestion(tx: Tx, text: string): Promise<Asked> {
  const [row] = await tx.query<{ words: string; nodes: number; anything: boolean }>(parseStatement, [text]);
  if (!row || row.nodes === 0) return { words: '', unfinished: false, anything: false };
  return { words: row.words, unfinished: UNFINISHED.test(text) && WORD_LAST.test(row.words), anything: row.anything };
}

/** The question as it is marked in a message's own text. */
export const asWritten = ({ words, unfinished }: Asked): string => (unfinished ? `${words}:*` : words);

/** The question as the words of a week are stored. */
export const inWeek = (asked: Asked, companyId: number, week: Week): string => `(${stored(asWritten(asked), companyId, week)})`;

/** What must be there beside the last word; of one word or another nothing must. */
export function othersInWeek({ words }: Asked, companyId: number, week: Week): string[] {
  const parts = words.includes(' | ') ? [] : words.split(' & ').slice(0, -1);
  return parts.filter((part) => !part.startsWith('!')).map((part) => stored(part, companyId, week));
}

/** As message-words.store.ts writes them. */
const stored = (words: string, companyId: number, week: Week): string =>
  words.replace(/'((?:[^'\\]|''|\\\\)*)'/g, `'${inThatWeek(companyId, week)}/$1'`);
