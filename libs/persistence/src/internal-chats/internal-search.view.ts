import type { Tx } from '../database.js';
import { prefixed } from '../search/message-words.store.js';
import { statement } from '../statement.js';
import { internalMessagesByIds, type InternalMessageItem } from './internal-message.view.js';
import { operatorName } from '#domain/operators/operator-name.js';

export interface FoundInternalItem {
  message: InternalMessageItem;
  /** The group's name, or the other one's; empty = Favourites. */
  chatName: string;
  excerpt: { text: string; hit: boolean }[];
}

/** Marks of a hit; no text holds them. */
const [START, STOP] = ['\u0001', '\u0002'];

/** The question as the words are stored (INTERNAL_WORDS of the migration). */
const IN_COMPANY = `${prefixed(`to_tsquery('russian', $3)`, '$1::bigint::text')}::tsquery`;

/** The index of words is asked by itself, and only the hits are held against one's chats: planned together, all messages would be walked through. */
export const findInternal = statement(
  'internal.search',
  `with mine as materialized (
     select m.chat_id, m.visible_from_id, c.name, c.kind from internal_chat_member m join internal_chat c on c.id = m.chat_id
      where m.operator_id = $2 and m.company_id = $1 and m.left_at is null and ($4::bigint is null or m.chat_id = $4)),
   hits as materialized (
     select q.id, q.chat_id from internal_words q where q.company_id = $1 and q.words @@ (select ${IN_COMPANY}) offset 0),
   found as materialized (
     select h.id, i.text, mine.chat_id, mine.name, mine.kind
       from (select h.id, h.chat_id from hits h join mine on mine.chat_id = h.chat_id
              where h.id > mine.visible_from_id and ($5::bigint is null or h.id < $5) order by h.id desc limit $6) h
       join mine on mine.chat_id = h.chat_id join internal_message i on i.id = h.id)
   select f.id, f.name, f.kind, o.first_name as "firstName", o.last_name as "lastName",
          ts_headline('russian', translate(f.text, E'\\x01\\x02', ''), to_tsquery('russian', $3),
            E'StartSel=\\x01, StopSel=\\x02, MaxWords=30, MinWords=10, ShortWord=0, MaxFragments=1') as excerpt
     from found f left join internal_chat_member p on f.kind = 'personal' and p.chat_id = f.chat_id and p.operator_id <> $2
          left join operator o on o.id = p.operator_id
    order by f.id desc`,
);

/** Every word must be there, each at least as far as it is typed; null = there is no word in it. */
export function wordsQuery(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words
    ? words
        .slice(0, 10)
        .map((word) => `${word}:*`)
        .join(' & ')
    : null;
}

interface Row {
  id: number;
  name: string | null;
  kind: string;
  firstName: string | null;
  lastName: string | null;
  excerpt: string;
}

/** Messages with these words in chats that the operator is in, the newest first. */
export async function searchInternal(
  tx: Tx,
  operatorId: number,
  { query, chatId, before, limit }: { query: string; chatId: number | null; before: number | null; limit: number },
): Promise<FoundInternalItem[]> {
  const words = wordsQuery(query);
  if (words === null) return [];
  const rows = await tx.query<Row>(findInternal, [tx.companyId, operatorId, words, chatId, before, limit]);
  const ids = rows.map(({ id }) => id);
  const messages = new Map((await internalMessagesByIds(tx, ids)).map((message) => [message.id, message]));
  return rows.flatMap((row) => {
    const message = messages.get(row.id);
    return message ? [{ message, chatName: chatName(row), excerpt: partsOf(row.excerpt) }] : [];
  });
}

const chatName = ({ name, firstName, lastName }: Row): string => name ?? (firstName === null ? '' : operatorName(firstName, lastName));

function partsOf(excerpt: string): FoundInternalItem['excerpt'] {
  return excerpt.split(START).flatMap((piece, index) => {
    const [hit, rest = ''] = index === 0 ? ['', piece] : piece.split(STOP);
    return [
      { text: hit ?? '', hit: true },
      { text: rest, hit: false },
    ].filter(({ text }) => text !== '');
  });
}
