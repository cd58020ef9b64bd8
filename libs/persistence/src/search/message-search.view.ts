import type { DialogScope } from '#domain/access/dialog-scope.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import type { MessagePlace } from '../messages/message-list.view.js';
import { statement } from '../statement.js';
import { inWeek, othersInWeek, type Asked } from './message-question.js';
import { ANY_WEEK, inThatWeek, weekSql, type Week, type Weeks } from './message-weeks.js';

/** What is looked for, and where. */
export interface MessageSearch {
  asked: Asked;
  scope: DialogScope;
  /** In one of these; null = in all. */
  dialogIds: readonly number[] | null;
  channelId: number | null;
  /** Who wrote it. */
  operatorId: number | null;
  from: Date | null;
  /** Only what is older than this. */
  before: MessagePlace | null;
}

/** A card of more dialogs than these is searched in the newest of them. */
const MOST_DIALOGS_OF_CARD = 200;

const cardDialogsStatement = statement(
  'message_search.card_dialogs',
  `select d.id from client c join dialog d on d.client_id = c.id where c.card_id = $1 order by d.last_message_at desc limit ${MOST_DIALOGS_OF_CARD}`,
);

/** Behind the cursor, and in the period; `$2`, `$3` = that place, `$4` = the period's beginning. */
const inPeriod = (w: string): string =>
  `(${w}.sent_at, ${w}.message_id) < ($2::timestamptz, $3::bigint) and ${w}.sent_at >= $4::timestamptz`;
/** Asked of each hit from the newest on, and no oftener than hits are wanted; as a join it would be asked of all. */
const VISIBLE = `($6::bigint is null or (select ${dialogVisible('d', '$6::bigint')} from dialog d where d.id = h.dialog_id))`;
/** The question with the row's own week. */
const IN_ITS_WEEK = `replace($5, '${ANY_WEEK}', ${weekSql('h.sent_at')}::text)::tsquery`;
const FOUND = `select h.message_id as id, h.sent_at as at`;
const NEWEST_FIRST = `order by h.sent_at desc, h.message_id desc`;

// The inner list cannot be merged with the rest, because it ends after so many; it is read only as far as hits are wanted.
const newestStatement = statement(
  'message_search.newest',
  `${FOUND} from (
     select w.* from message_words w where w.company_id = $1 and ${inPeriod('w')} order by w.sent_at desc, w.message_id desc limit $8) h
    where h.words @@ ${IN_ITS_WEEK} and ${VISIBLE} ${NEWEST_FIRST} limit $7`,
);

/**
 * Week by week, no further than hits are wanted: one question over many weeks would weigh each hit against all of them. Within a week the
 * index of words is asked by itself: with the offset nothing else of the statement can be asked in its place. Where a word may go on,
 * all that begin so are gathered, which is spared in weeks that lack the others (`needs`).
 */
const weeksStatement = statement(
  'message_search.weeks',
  `${FOUND} from unnest($5::tsquery[], $8::tsquery[]) with ordinality q (words, needs, n) cross join lateral (
     select h.* from (
       select h.* from (select w.message_id, w.dialog_id, w.sent_at from message_words w where w.company_id = $1 and w.words @@ q.words offset 0) h
        where ${inPeriod('h')} and (q.needs is null or exists (select from message_words o where o.words @@ q.needs))
        ${NEWEST_FIRST} offset 0) h
      where ${VISIBLE} ${NEWEST_FIRST} limit $7) h
    order by q.n, h.sent_at desc, h.message_id desc limit $7`,
);

const dialogsStatement = statement(
  'message_search.dialogs',
  `${FOUND} from (
     select h.* from (select w.* from message_words w where w.company_id = $1 and w.words @@ $8::tsquery offset 0) h
      where ${inPeriod('h')} and h.words @@ ${IN_ITS_WEEK} ${NEWEST_FIRST} offset 0) h
    where ${VISIBLE} ${NEWEST_FIRST} limit $7`,
);

const placeStatement = statement(
  'message_search.place',
  `select w.sent_at as at, w.message_id as id from message_words w where w.company_id = $1 and ${inPeriod('w')}
    order by w.sent_at desc, w.message_id desc offset $5 limit 1`,
);

/** How often words occur is not known when a statement is planned: the table is never to be read through instead of its indexes. */
const patienceStatement = statement(
  'message_search.patience',
  `select set_config('statement_timeout', $1, true), set_config('enable_seqscan', 'off', true)`,
);

/** The dialogs of a person, the busiest of late first. */
export async function dialogsOfCard(tx: Tx, cardId: number): Promise<number[]> {
  return (await tx.query<{ id: number }>(cardDialogsStatement, [cardId])).map(({ id }) => id);
}

/** Statements of this transaction that take longer fail, with the state 57014; none of them reads a whole table. */
export async function haveNoMorePatienceThan(tx: Tx, milliseconds: number): Promise<void> {
  await tx.query(patienceStatement, [String(Math.max(1, Math.ceil(milliseconds)))]);
}

/** Hits among so many of the newest messages, looked through one by one. */
export function hitsAmongNewest(tx: Tx, search: MessageSearch, messages: number, limit: number): Promise<MessagePlace[]> {
  const question = [inWeek(search.asked, tx.companyId, ANY_WEEK), ...placesOf(search, tx.companyId, ANY_WEEK)].join(' & ');
  return tx.query<MessagePlace>(newestStatement, [...bounds(tx, search), question, scopeParameter(search.scope), limit, messages]);
}

/** Hits in these weeks, by the index of words; how long that takes depends on how often the words occur in one week. */
export function hitsInWeeks(tx: Tx, search: MessageSearch, weeks: Weeks, limit: number): Promise<MessagePlace[]> {
  const numbers = Array.from({ length: weeks.newest - weeks.oldest + 1 }, (_, n) => weeks.newest - n);
  const asked = numbers.map((week) => [inWeek(search.asked, tx.companyId, week), ...placesOf(search, tx.companyId, week)].join(' & '));
  const needed = numbers.map((week) => neededInWeek(search, tx.companyId, week));
  return tx.query<MessagePlace>(weeksStatement, [...bounds(tx, search), asked, scopeParameter(search.scope), limit, needed]);
}

/** What must be there beside the word that may go on; null = nothing. */
function neededInWeek({ asked, operatorId }: MessageSearch, companyId: number, week: number): string | null {
  if (!asked.unfinished) return null;
  const others = othersInWeek(asked, companyId, week);
  return [...others, ...(operatorId === null ? [] : [writtenBy(operatorId, companyId, week)])].join(' & ') || null;
}

/** Hits in the search's dialogs, whose messages are gone through: of a word that may go on the index would gather all that begin so. */
export function hitsInDialogs(tx: Tx, search: MessageSearch, limit: number): Promise<MessagePlace[]> {
  const [inDialogs, ...others] = placesOf(search, tx.companyId, ANY_WEEK);
  const question = [inWeek(search.asked, tx.companyId, ANY_WEEK), ...others].join(' & ');
  return tx.query<MessagePlace>(dialogsStatement, [...bounds(tx, search), question, scopeParameter(search.scope), limit, inDialogs]);
}

/** The message that is so many behind the search's beginning; null = there are not as many. */
export async function placeBehind(tx: Tx, search: MessageSearch, messages: number): Promise<MessagePlace | null> {
  return (await tx.query<MessagePlace>(placeStatement, [...bounds(tx, search), messages]))[0] ?? null;
}

const bounds = ({ companyId }: Tx, { before, from }: MessageSearch): unknown[] => [
  companyId,
  before?.at ?? 'infinity',
  before?.id ?? 0,
  from ?? '-infinity',
];

/** Where the words must stand, as lexemes of the index. */
function placesOf({ dialogIds, channelId, operatorId }: MessageSearch, companyId: number, week: Week): string[] {
  return [
    ...(dialogIds === null ? [] : [`(${dialogIds.map((id) => `':d${id}'`).join(' | ')})`]),
    ...(channelId === null ? [] : [`':h${channelId}'`]),
    ...(operatorId === null ? [] : [writtenBy(operatorId, companyId, week)]),
  ];
}

const writtenBy = (operatorId: number, companyId: number, week: Week): string => `'${inThatWeek(companyId, week)}:o${operatorId}'`;
