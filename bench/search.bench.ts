import pg from 'pg';
import { NEWEST } from '#persistence/search/message-search.view.js';
import { SEARCH_ROW } from '#persistence/search/message-words.store.js';
import { ApiProcess } from './api-process.js';
import { ConsoleClient } from './console-client.js';
import { timing } from './load.js';
import type { BenchPostgres } from './postgres.js';
import type { Section } from './report.js';
import { BENCH, seed } from './seed.js';

const REPEATS = 60;
const WARM_UP = 10;
const GOAL_MS = 100;
const DATABASE = 'bench_search';
/** The operator who sees his own dialogs only: a twentieth of them. */
const NARROW_OPERATOR = 2;

/**
 * Words as they occur in a language: a few everywhere, most of them rarely. `заказ` is in every seventh message, `витрина` in one of
 * twenty thousand, `форзац` in ten of all.
 */
const text = (messages: number): string => `concat_ws(' ', case when n % 10 = 1 then 'Добрый день,' end,
  ${Array.from({ length: 6 }, () => `'слово' || (power(random(), 3) * 20000)::int`).join(', ')},
  case when n % 7 = 0 then 'заказ' end, case when n % 20 = 7 then 'доставка' end, case when n % 53 = 5 and n % 2 = 0 then 'чайник' end,
  case when n % 50 = 11 then 'синий' end, case when n % 53 = 5 and n % 2 = 1 then 'чайник' end,
  case when n % 20011 = 3 then 'витрина' end, case when n % ${Math.max(1, Math.floor(messages / 10))} = 5 then 'форзац' end)`;

interface Asked {
  name: string;
  query: string;
  more?: () => string;
  operator?: number;
  /** The same question in SQL, as whoever knows the answer's place would ask the bare database. */
  bare?: 'newest' | 'index';
}

const ASKED: Asked[] = [
  { name: 'a rare word', query: 'форзац', bare: 'index' },
  { name: 'a word of one message in 20,000', query: 'витрина', bare: 'index' },
  { name: 'a common word', query: 'заказы', bare: 'newest' },
  { name: 'a word of nobody', query: 'небывальщина', bare: 'index' },
  { name: 'two common words', query: 'заказ доставка', bare: 'newest' },
  { name: 'two words, rarely together', query: 'синие чайники', bare: 'index' },
  { name: 'a common phrase', query: '"добрый день"', bare: 'newest' },
  { name: 'a rare phrase', query: '"синий чайник"', bare: 'index' },
  { name: 'the beginning of a word', query: 'витр', bare: 'index' },
  { name: 'a common word in one dialog', query: 'заказ', more: () => `&dialogId=${BENCH.dialogs + 1 + Math.floor(Math.random() * 500)}` },
  { name: 'a common word of last spring', query: 'заказ', more: () => `&to=${new Date(Date.now() - 200 * 86_400_000).toISOString()}` },
  { name: 'a common word, by an operator who sees his own', query: 'заказ', operator: NARROW_OPERATOR },
  { name: 'a rare word, by an operator who sees his own', query: 'форзац', operator: NARROW_OPERATOR },
];

/** Search over all messages through HTTP, beside the same question put to the bare table. */
export async function searchBench(postgres: BenchPostgres, root: string, sizes: number[]): Promise<Section[]> {
  const largest = Math.max(...sizes);
  const cells = new Map<string, string[]>();
  for (const messages of sizes) {
    const database = await postgres.migrated(DATABASE);
    await filled(postgres, messages);
    const api = await ApiProcess.start(database, root);
    const bare = new pg.Client({ connectionString: postgres.url(DATABASE) });
    await bare.connect();
    for (const asked of ASKED) {
      const client = await ConsoleClient.signIn(api.port, asked.operator ?? 1);
      const through = await times(() => client.get(`/api/messages/search?query=${encodeURIComponent(asked.query)}${asked.more?.() ?? ''}`));
      const direct = asked.bare ? await times(() => bare.query(bareSql(asked.query, asked.bare))) : null;
      const cell = `${through.p50.toFixed(1)} / ${through.p99.toFixed(1)}${direct ? ` (${direct.p50.toFixed(1)})` : ''}`;
      process.stdout.write(`  search ${messages} ${asked.name}: ${cell} ms\n`);
      cells.set(asked.name, [...(cells.get(asked.name) ?? []), cell]);
      if (messages === largest) cells.get(asked.name)?.push(through.p50 < GOAL_MS ? 'met' : 'missed');
    }
    await bare.end();
    await api.stop();
    await postgres.drop(DATABASE);
  }
  return [
    {
      title: 'Search over all messages',
      text: `HTTP requests of one operator, one after another, ${REPEATS} of each, the newest 20 hits with their excerpts; p50 / p99 ms, in brackets the p50 of the bare statement in the same run. The goal is a p50 under ${GOAL_MS} ms.`,
      head: ['question', ...sizes.map((size) => `${size.toLocaleString('en')} messages`), ''],
      rows: [...cells].map(([name, row]) => [name, ...row]),
    },
  ];
}

/** All of it is made findable at once: filling an index that stands takes many times as long as building it. */
async function filled(postgres: BenchPostgres, messages: number): Promise<void> {
  const clients = Math.max(500, messages / 20);
  await seed(postgres, DATABASE, { clients, messages, openPercent: 2, text: text(messages) });
  const indexes = await postgres.run(
    DATABASE,
    `select indexname as name, indexdef as made from pg_indexes where tablename = 'message_search' and indexname <> 'message_search_pkey'`,
  );
  for (const { name } of indexes) await postgres.run(DATABASE, `drop index ${String(name)}`);
  await postgres.run(
    DATABASE,
    `insert into message_search (message_id, company_id, dialog_id, sent_at, words) select ${SEARCH_ROW} from message m`,
  );
  for (const { made } of indexes) await postgres.run(DATABASE, `set maintenance_work_mem = '512MB'; ${String(made)}`);
  await postgres.run(DATABASE, `update operator set role = 'operator' where id = ${BENCH.firstOperator + NARROW_OPERATOR}`);
  await postgres.run(DATABASE, 'vacuum analyze message_search');
}

const bareSql = (query: string, how: Asked['bare']): string => {
  const words = `regexp_replace(websearch_to_tsquery('russian', '${query}')::text, '''([^'']+)''', '''${BENCH.company}/\\1''', 'g')::tsquery`;
  const newest = `select message_id, sent_at, words from message_search where company_id = ${BENCH.company} order by sent_at desc, message_id desc limit ${NEWEST}`;
  return how === 'newest'
    ? `select message_id from (${newest}) m where words @@ ${words} order by sent_at desc, message_id desc limit 20`
    : `with m as materialized (select message_id, sent_at from message_search where words @@ ${words}) select message_id from m order by sent_at desc, message_id desc limit 20`;
};

async function times(ask: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const measured: number[] = [];
  for (let n = 0; n < REPEATS + WARM_UP; n += 1) {
    const began = performance.now();
    await ask();
    if (n >= WARM_UP) measured.push(performance.now() - began);
  }
  return timing(measured, 1, 0);
}
