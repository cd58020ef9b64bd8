import type { DialogScope } from '#domain/access/dialog-scope.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import type { MessagePlace } from '../messages/message-list.view.js';
import { statement, type Statement } from '../statement.js';
import { folded } from './message-words.store.js';

/** A question as it was read. */
export interface Asked {
  /** Empty when nothing in it can be looked for. */
  words: string;
  /** The last word may go on: "догов" finds "договор". */
  unfinished: boolean;
}

/** What is looked for, and where. */
export interface MessageSearch {
  asked: Asked;
  scope: DialogScope;
  dialogId: number | null;
  cardId: number | null;
  channelId: number | null;
  /** Who wrote it. */
  operatorId: number | null;
  from: Date | null;
  to: Date | null;
  /** Only what is older than this. */
  before: MessagePlace | null;
  limit: number;
}

/** How many of the newest messages are looked through before the index of words is asked: a common word is found among them. */
export const NEWEST = 10_000;
/** A card of more dialogs than these is searched in the newest of them. */
const MOST_DIALOGS_OF_CARD = 200;
/** With one or two letters too much begins. */
const UNFINISHED = /[\p{L}\p{N}]{3,}$/u;

const parseStatement = statement(
  'message_search.parse',
  `select websearch_to_tsquery('russian', ${folded('$1::text')})::text as words, numnode(websearch_to_tsquery('russian', ${folded('$1::text')})) as nodes`,
);

const cardDialogsStatement = statement(
  'message_search.card_dialogs',
  `select d.id from client c join dialog d on d.client_id = c.id where c.card_id = $1 order by d.last_message_at desc limit ${MOST_DIALOGS_OF_CARD}`,
);

/** Behind the cursor and not after the period's end; `$3`, `$4` = that place, `$5` = the period's beginning. */
const IN_PERIOD = `(w.sent_at, w.message_id) < ($3::timestamptz, $4::bigint) and w.sent_at >= $5::timestamptz`;
const FOUND = `select h.message_id as id, h.sent_at as at`;
const VISIBLE = dialogVisible('d', '$6::bigint');
const ORDER = `order by h.sent_at desc, h.message_id desc limit $7`;

// The inner list cannot be merged with the rest, because it ends after so many; it is read only as far as hits are wanted.
const newestStatement = statement(
  'message_search.newest',
  `${FOUND} from (
     select w.* from message_words w where w.company_id = $1 and ${IN_PERIOD} order by w.sent_at desc, w.message_id desc limit ${NEWEST}) h
     join dialog d on d.id = h.dialog_id where h.words @@ $2::tsquery and ${VISIBLE} ${ORDER}`,
);

/** Materialised, or the planner walks all messages of the company from the newest on: minutes for a rare word. */
const indexStatement = statement(
  'message_search.index_of_words',
  `with h as materialized (
     select w.message_id, w.dialog_id, w.sent_at from message_words w
      where w.words @@ $2::tsquery and w.company_id = $1 and ${IN_PERIOD})
   ${FOUND} from h join dialog d on d.id = h.dialog_id where ${VISIBLE} ${ORDER}`,
);

/**
 * In a few dialogs, for a word that may go on: the index would gather all words that begin so, of everybody; here the dialogs' messages
 * are gone through. The offset keeps the two conditions apart.
 */
const placesStatement = statement(
  'message_search.places',
  `with h as materialized (
     select p.message_id, p.dialog_id, p.sent_at from (
       select w.* from message_words w where w.words @@ $8::tsquery and w.company_id = $1 and ${IN_PERIOD} offset 0) p
      where p.words @@ $2::tsquery)
   ${FOUND} from h join dialog d on d.id = h.dialog_id where ${VISIBLE} ${ORDER}`,
);

const endStatement = statement(
  'message_search.end_of_newest',
  `select w.sent_at as at, w.message_id as id from message_words w
    where w.company_id = $1 and (w.sent_at, w.message_id) < ($2::timestamptz, $3::bigint) and w.sent_at >= $4::timestamptz
    order by w.sent_at desc, w.message_id desc offset ${NEWEST - 1} limit 1`,
);

const patienceStatement = statement('message_search.patience', `select set_config('statement_timeout', $1, true)`);

/** Two control characters that no text keeps stand around what was found. */
const HIT = { start: '\u0002', stop: '\u0003' };
const shown = (text: string): string => `translate(${text}, '${HIT.start}${HIT.stop}', '')`;
const excerptStatement = statement(
  'message_search.excerpts',
  `select m.id, ts_headline('russian', ${shown(`left(coalesce(m.text, ''), 20000)`)}, $2::tsquery,
            'StartSel="${HIT.start}", StopSel="${HIT.stop}", MaxWords=24, MinWords=12, MaxFragments=2, FragmentDelimiter=" … "') as text,
          (select array_agg(${shown('a.name')} order by a.position) from attachment a where a.message_id = m.id and a.name is not null) as names
     from message m where m.id = any($1::bigint[])`,
);

export interface ExcerptPart {
  text: string;
  hit: boolean;
}

/** Reads a question as people write it: words, "a phrase", -without, or. */
export async function readQuestion(tx: Tx, text: string): Promise<Asked> {
  const [row] = await tx.query<{ words: string; nodes: number }>(parseStatement, [text]);
  if (!row || row.nodes === 0) return { words: '', unfinished: false };
  return { words: row.words, unfinished: UNFINISHED.test(text) && row.words.endsWith(`'`) };
}

/** In one dialog or in those of one person: there every word is rare. */
export const isNarrow = ({ dialogId, cardId }: MessageSearch): boolean => dialogId !== null || cardId !== null;

/** Among the newest messages only; fewer hits than the limit say nothing of older ones. */
export const hitsAmongNewest = (tx: Tx, search: MessageSearch): Promise<MessagePlace[]> =>
  hits(tx, newestStatement, search, search.asked.unfinished);

/** Among all, as whole words; how long that takes depends on how often they occur: the transaction should have a limit of time. */
export const hitsAmongAll = (tx: Tx, search: MessageSearch): Promise<MessagePlace[]> => hits(tx, indexStatement, search, false);

/** The same where the last word may go on: all words that begin so are gathered first, which takes longer. */
export const unfinishedAmongAll = (tx: Tx, search: MessageSearch): Promise<MessagePlace[]> =>
  hits(tx, isNarrow(search) ? placesStatement : indexStatement, search, true);

/** Statements of this transaction that take longer fail, with the state 57014. */
export async function haveNoMorePatienceThan(tx: Tx, milliseconds: number): Promise<void> {
  await tx.query(patienceStatement, [String(milliseconds)]);
}

/** Where the newest messages end that were looked through; null = there are no more. */
export async function endOfNewest(tx: Tx, search: MessageSearch): Promise<MessagePlace | null> {
  const place = startOf(search);
  return (await tx.query<MessagePlace>(endStatement, [tx.companyId, place.at, place.id, search.from ?? '-infinity']))[0] ?? null;
}

/** What to show of each message: its words around what was found, or the names of its files. */
export async function excerptsOf(tx: Tx, ids: readonly number[], asked: Asked): Promise<Map<number, ExcerptPart[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: number; text: string; names: string[] | null }>(excerptStatement, [
    ids,
    asked.unfinished ? `${asked.words}:*` : asked.words,
  ]);
  return new Map(rows.map(({ id, text, names }) => [id, excerpt(text, names ?? [])]));
}

function excerpt(headline: string, names: readonly string[]): ExcerptPart[] {
  const parts = headline.split(HIT.start).flatMap((piece, index): ExcerptPart[] => {
    if (index === 0) return [{ text: piece, hit: false }];
    const [inside = '', after = ''] = piece.split(HIT.stop);
    return [
      { text: inside, hit: true },
      { text: after, hit: false },
    ];
  });
  const found = parts.some(({ hit }) => hit);
  return [...parts, ...(found ? [] : names.map((text) => ({ text, hit: true })))].filter(({ text }) => text !== '');
}

async function hits(tx: Tx, chosen: Statement, search: MessageSearch, unfinished: boolean): Promise<MessagePlace[]> {
  const places = await placesOf(tx, search);
  if (places === null) return [];
  const words = `(${ofCompany(search.asked.words, tx.companyId)}${unfinished ? ':*' : ''})`;
  const { at, id } = startOf(search);
  const values = [at, id, search.from ?? '-infinity', scopeParameter(search.scope), search.limit];
  if (chosen === placesStatement) return tx.query<MessagePlace>(chosen, [tx.companyId, words, ...values, places.join(' & ')]);
  return tx.query<MessagePlace>(chosen, [tx.companyId, [words, ...places].join(' & '), ...values]);
}

/** As the words were stored (message-words.store.ts). */
const ofCompany = (words: string, companyId: number): string => words.replace(/'((?:[^'\\]|''|\\\\)*)'/g, `'${companyId}/$1'`);

/** The cursor, or the end of the period, whichever is older. */
function startOf({ before, to }: MessageSearch): { at: Date | string; id: number } {
  if (before && (to === null || before.at < to)) return before;
  return to === null ? { at: 'infinity', id: 0 } : { at: to, id: 0 };
}

/** Where the words must stand, as lexemes of the index; null = in no dialog at all. */
async function placesOf(tx: Tx, { dialogId, cardId, channelId, operatorId }: MessageSearch): Promise<string[] | null> {
  const places: string[] = [];
  if (dialogId !== null) places.push(`':d${dialogId}'`);
  if (channelId !== null) places.push(`':h${channelId}'`);
  if (operatorId !== null) places.push(`':o${operatorId}'`);
  if (cardId !== null) {
    const dialogs = await tx.query<{ id: number }>(cardDialogsStatement, [cardId]);
    if (dialogs.length === 0) return null;
    places.push(`(${dialogs.map(({ id }) => `':d${id}'`).join(' | ')})`);
  }
  return places;
}
