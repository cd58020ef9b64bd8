import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { weekSql } from './message-weeks.js';

/** `ё` is written as `е` as often as not. */
export const folded = (text: string): string => `translate(${text}, 'ёЁ', 'еЕ')`;

/** A file's name as whole, and in its words: "invoice-2026.pdf" is one word to the parser. */
const FILE_NAMES = `(select string_agg(a.name || ' ' || regexp_replace(a.name, '[^[:alnum:]]+', ' ', 'g'), ' ') from attachment a
   where a.message_id = m.id and a.name is not null)`;
const CONTACTS = `(select string_agg(concat_ws(' ', c ->> 'name', c ->> 'organisation', jsonb_path_query_array(c, '$.phones[*].phone')::text), ' ')
   from jsonb_array_elements(case when jsonb_typeof(m.content -> 'contacts') = 'array' then m.content -> 'contacts' else '[]' end) c)`;
const PLACE = `concat_ws(' ', m.content -> 'location' ->> 'name', m.content -> 'location' ->> 'address')`;

/** As `inThatWeek` writes it. */
const IN_WEEK = `m.company_id || '.' || ${weekSql('m.sent_at')}`;
/** Gives each lexeme of a vector or a question a prefix. They stand in quotes, in which a quote and a backslash are doubled. */
export const prefixed = (lexemes: string, prefix: string): string =>
  `regexp_replace((${lexemes})::text, $re$'((?:[^'\\\\]|''|\\\\\\\\)*)'$re$, '''' || ${prefix} || '/\\1''', 'g')`;

/** All that message `m` can be found by. System lines are made in the reader's language and have no text of their own. */
const WORDS = `array_to_tsvector(array_remove(array[':d' || m.dialog_id, ':h' || m.channel_id, ${IN_WEEK} || ':o' || m.operator_id], null))
  || ${prefixed(`to_tsvector('russian', ${folded(`left(concat_ws(' ', m.text, ${FILE_NAMES}, ${CONTACTS}, ${PLACE}), 100000)`)})`, IN_WEEK)}::tsvector`;
/** A row of `message_search` made of message `m`. */
export const SEARCH_ROW = `m.id, m.company_id, m.dialog_id, date_trunc('milliseconds', m.sent_at), ${WORDS}`;
const CAN_BE_FOUND = `m.deleted_at is null and m.kind <> 'system'`;

const indexStatement = statement(
  'message_search.index',
  `insert into message_search as s (message_id, company_id, dialog_id, sent_at, words)
   select ${SEARCH_ROW} from message m where m.id = any($1::bigint[]) and ${CAN_BE_FOUND} order by m.id
   on conflict (message_id) do update set words = excluded.words, sent_at = excluded.sent_at
     where s.words is distinct from excluded.words or s.sent_at is distinct from excluded.sent_at`,
);

const forgetStatement = statement(
  'message_search.forget',
  `delete from message_search s where s.message_id = any($1::bigint[])
     and not exists (select 1 from message m where m.id = s.message_id and ${CAN_BE_FOUND})`,
);

// One more is looked at than is taken: where it is missing, the rest is done.
const backfillStatement = statement(
  'message_search.backfill',
  `with place as materialized (select below_id from message_search_backlog where company_id = $1),
   batch as materialized (
     select m.id from message m where m.company_id = $1 and m.id < (select below_id from place) order by m.id desc limit $2),
   filled as (
     insert into message_search (message_id, company_id, dialog_id, sent_at, words)
     select ${SEARCH_ROW} from batch b join message m on m.id = b.id where ${CAN_BE_FOUND}
     on conflict (message_id) do nothing returning 1),
   moved as (
     update message_search_backlog set below_id = (select min(id) from batch)
      where company_id = $1 and (select count(*) from batch) = $2 returning 1),
   done as (delete from message_search_backlog where company_id = $1 and (select count(*) from batch) < $2 returning 1)
   select (select count(*)::int from filled) as filled, exists (select 1 from done) or not exists (select 1 from place) as done`,
);

/** Makes these messages findable as they are now; those that are gone are found no more. */
export async function indexMessages(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(indexStatement, [ids]);
  await tx.query(forgetStatement, [ids]);
}

/** One piece of what was there before; a piece that was interrupted is done again, and changes nothing. */
export async function backfill(tx: Tx, limit: number): Promise<{ filled: number; done: boolean }> {
  const [row] = await tx.query<{ filled: number; done: boolean }>(backfillStatement, [tx.companyId, limit]);
  return row ?? { filled: 0, done: true };
}
