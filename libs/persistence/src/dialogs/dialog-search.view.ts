import type { DialogScope } from '#domain/access/dialog-scope.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { asItem, COLUMNS, type DialogListItem, JOINS, type Row } from './dialog-list.view.js';

/** Of a beginning that many share, this many are looked at; whoever types on gets fewer. */
const MOST_HITS = 500;
/** How many of the newest dialogs, open and closed, are looked at for a part that stands inside of a word, or is a letter or two. */
const NEWEST = 500;
/** Shorter beginnings are of too many words to be looked up. */
const SHORTEST = { word: 2, number: 4 } as const;

/** All that a dialog is found by, in small letters. */
const TEXT = `translate(lower(concat_ws(' ', c.name, c.username, c.phone, k.name, k.title, k.contract_number, array_to_string(k.phones, ' '),
    (select string_agg(regexp_replace(p.phone, '[^0-9]', '', 'g'), ' ') from unnest(k.phones || c.phone) p(phone)),
    (select string_agg(i.value, ' ') from client_identity i where i.client_id = c.id), c.id, d.id)), 'ё', 'е')`;
/** A letter or two stand inside of nearly every name: those must begin a word. */
const HAS_ALL = `not exists (select 1 from unnest($3::text[]) p where
    case when length(p) < 3 then strpos(' ' || regexp_replace(x.text, '[^[:alnum:]]+', ' ', 'g'), ' ' || p) else strpos(x.text, p) end = 0)`;

/** What is looked at is looked at with its text alone: names are joined to the dialogs that are shown. */
const page = (looked: string, condition: string): string => `page as materialized (
     select d.* from ${looked} join client c on c.id = d.client_id join card k on k.id = c.card_id
      cross join lateral (select ${TEXT} as text offset 0) x
      where ${dialogVisible('d', '$2::bigint')} and ${condition}
      order by d.last_message_at desc, d.id desc limit $4)
   select ${COLUMNS} from page d ${JOINS} order by d.last_message_at desc, d.id desc`;

const byWords = statement(
  'dialogs.search_words',
  `with hits as materialized (
     (select w.client_id as id from client_word w where w.company_id = $1 and w.word >= $5 and w.word < $6 limit ${MOST_HITS})
     union
     (select c.id from card_word w join client c on c.card_id = w.card_id
       where w.company_id = $1 and w.word >= $5 and w.word < $6 limit ${MOST_HITS})
     union select c.id from client c where c.company_id = $1 and (c.id = $7 or c.card_id = $7)
     union select d.client_id from dialog d where d.company_id = $1 and d.id = $7),
   ${page('hits h join dialog d on d.client_id = h.id', `(${HAS_ALL} or $7 in (c.id, c.card_id, d.id))`)}`,
);

const newestOf = (state: 'open' | 'closed'): string =>
  `(select id from dialog where company_id = $1 and state = '${state}' and blocked_at is null
     order by last_message_at desc, id desc limit ${NEWEST})`;

/** Found by name like all others: whoever looks for somebody learns why he does not find him in the lists. */
const NEWEST_BLOCKED = `(select id from dialog where company_id = $1 and blocked_at is not null order by blocked_at desc, id desc limit ${NEWEST})`;

const amongNewest = statement(
  'dialogs.search_newest',
  `with newest as materialized (${newestOf('open')} union all ${newestOf('closed')} union all ${NEWEST_BLOCKED}),
   ${page('newest n join dialog d on d.id = n.id', HAS_ALL)}`,
);

/** Behind every text that begins like this one, in the order of bytes. */
const behind = (word: string): string => `${word}\u{10ffff}`;

/** What was typed, as the words are stored. A number may be written in any way. */
export function typedParts(text: string): string[] {
  const digits = text.replace(/[\s()+.-]/g, '');
  if (/^\d+$/.test(digits)) return [digits];
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .slice(0, 10);
}

/**
 * Dialogs by name, number, login or ID, as somebody types: from the index of words, and where that leaves room, whatever has the text
 * inside among the newest. Neither grows with the number of clients.
 */
export async function searchDialogs(tx: Tx, text: string, scope: DialogScope, limit: number): Promise<DialogListItem[]> {
  const parts = typedParts(text);
  const first = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  if (first === '') return [];
  // Signs are no words: who types them means them.
  const literal = /[^\p{L}\p{N}\s]/u.test(text) && !/^\d+$/.test(first) ? [text.trim().toLowerCase().replaceAll('ё', 'е')] : [];
  const asked = [tx.companyId, scopeParameter(scope), [...parts, ...literal], limit];
  const isNumber = parts.length === 1 && /^\d{1,15}$/.test(first);
  const known = isNumber || first.length >= (/^\d+$/.test(first) ? SHORTEST.number : SHORTEST.word);
  const beginning = /^\d+$/.test(first) ? first.slice(0, 20) : first.slice(0, 40);
  const values = [...asked, beginning, behind(beginning), isNumber ? Number(first) : null];
  const found = known ? (await tx.query<Row>(byWords, values)).map(asItem) : [];
  if (found.length >= limit) return found;
  const ids = new Set(found.map(({ id }) => id));
  const newest = (await tx.query<Row>(amongNewest, asked)).map(asItem);
  return [...found, ...newest.filter(({ id }) => !ids.has(id))].slice(0, limit);
}
