import { BENCH, seed } from './seed.js';
import type { BenchPostgres } from './postgres.js';

/** How many long dialogs become one card. */
export const DIALOGS = 10;
/** What every other client has written and got. */
const MESSAGES_OF_OTHERS = 9;
/** Client n of the others has these ids plus n; his number is `numberOf(n)`. */
const OTHERS = 1_000_000;
const FIRST_NAMES = ['Вера', 'Иван', 'Ольга', 'Пётр', 'Anna', 'Мария', 'Сергей', 'Ирина', 'Павел', 'Kate'];
/** Everybody of a surname's number shares it: some names are of many, none of most. */
const SURNAMES = 5_000;

export interface CardsSize {
  /** Messages of each of the ten. */
  each: number;
  /** Clients beside them, with a dialog each. */
  others: number;
}

/** A hundredth of all messages in each of ten dialogs, the rest with as many clients as a tenth of it. */
export const cardsSize = (messages: number): CardsSize => ({ each: Math.ceil(messages / 100), others: Math.ceil(messages / 10) });

export const otherDialog = (n: number): number => BENCH.dialogs + OTHERS + n;
export const numberOf = (n: number): string => String(79_100_000_000 + n * 7);
export const loginOf = (n: number): string => `login${n.toString(36)}`;
export const nameOf = (n: number): string => `${FIRST_NAMES[n % FIRST_NAMES.length]} Фамилия${n % SURNAMES}`;

/** Ten long dialogs among many short ones. Indexes come after their rows, and what triggers would write one by one is written at once. */
export async function seedCards(postgres: BenchPostgres, database: string, { each, others }: CardsSize): Promise<void> {
  const indexes = await postgres.run(
    database,
    `select indexname as name, indexdef as made from pg_indexes join pg_class i on i.relname = indexname join pg_index x on x.indexrelid = i.oid
      where tablename = 'message' and not exists (select 1 from pg_constraint c where c.conindid = i.oid)`,
  );
  await seed(postgres, database, { clients: DIALOGS, messages: DIALOGS * each, openPercent: 100 });
  for (const { name } of indexes) await postgres.run(database, `drop index ${String(name)}`);
  await postgres.run(database, strangers(others));
  for (const { made } of indexes) await postgres.run(database, `set maintenance_work_mem = '512MB'; ${String(made)}`);
  await postgres.run(database, WORDS);
  await postgres.run(database, 'vacuum analyze');
  await postgres.run(database, 'checkpoint');
}

const strangers = (count: number): string => {
  const id = (of: 'clients' | 'cards' | 'dialogs', n = 'n'): string => `${BENCH[of] + OTHERS} + ${n}`;
  const operator = `${BENCH.firstOperator} + 1 + n % ${BENCH.operators}`;
  const messages = count * MESSAGES_OF_OTHERS;
  const time = (n: string): string => `now() - interval '1 year' * (1 - (${n})::float8 / ${messages})`;
  return `
  set session_replication_role = replica;
  insert into card (id, company_id) select ${id('cards')}, ${BENCH.company} from generate_series(1, ${count}) n;
  insert into client (id, company_id, channel_id, card_id, name, username, phone)
    select ${id('clients')}, ${BENCH.company}, ${BENCH.channel}, ${id('cards')},
           (array[${FIRST_NAMES.map((name) => `'${name}'`).join(', ')}])[1 + n % ${FIRST_NAMES.length}] || ' Фамилия' || n % ${SURNAMES},
           'login' || ${BASE_36}, (79100000000 + n * 7)::text
      from generate_series(1, ${count}::bigint) n;
  insert into client_identity (company_id, channel_id, kind, value, client_id)
    select company_id, channel_id, 'wa_id', phone, id from client where id > ${id('clients', '0')};
  insert into dialog (id, company_id, channel_id, client_id, state, operator_id, last_operator_id, last_message_id, last_message_kind,
      last_message_preview, last_message_at, last_inbound_at, opened_at)
    select ${id('dialogs')}, ${BENCH.company}, ${BENCH.channel}, ${id('clients')}, case when n % 50 = 0 then 'open' else 'closed' end,
           case when n % 50 = 0 then ${operator} end, ${operator}, ${BENCH.messages + OTHERS * 10} + ${messages - count} + n, 'from_client',
           'The newest message of client ' || n, ${time(`${messages - count} + n`)}, now(), now() - interval '1 day'
      from generate_series(1, ${count}) n;
  insert into message (id, company_id, dialog_id, client_id, channel_id, kind, origin, text, status, sent_at, provider_at, created_at)
    select ${BENCH.messages + OTHERS * 10} + n, ${BENCH.company}, ${id('dialogs', `1 + (n - 1) % ${count}`)}, ${id('clients', `1 + (n - 1) % ${count}`)},
           ${BENCH.channel}, case when n % 2 = 0 then 'from_client' else 'to_client' end, case when n % 2 = 0 then 'client' else 'console' end,
           'Message number ' || n || ' of a conversation about an order', 60, ${time('n')}, ${time('n')}, ${time('n')}
      from generate_series(1, ${messages}) n`;
};

/** As JavaScript writes a number to the base of 36, up to five digits. */
const BASE_36 = `ltrim(${[4, 3, 2, 1, 0].map((p) => `substr('0123456789abcdefghijklmnopqrstuvwxyz', ((n / ${36 ** p}) % 36)::int + 1, 1)`).join(' || ')}, '0')`;

/** What the triggers would have written, in the order of the index. */
const WORDS = `
  set work_mem = '256MB';
  insert into client_word (company_id, word, client_id)
    select distinct c.company_id, w collate "C", c.id from client c, words_to_find(array[c.name, c.username], array[c.phone]) w order by 1, 2, 3`;
