import { loadavg } from 'node:os';
import pg from 'pg';
import { NEWEST } from '#persistence/search/message-walk.js';
import { weekSql } from '#persistence/search/message-weeks.js';
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
const GOAL_P99_MS = 150;
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
  { name: 'a rare word and a common one', query: 'форзац заказ', bare: 'index' },
  { name: 'four words, never together', query: 'добрый синий чайник доставка', bare: 'index' },
  { name: 'the beginning of a word', query: 'витр', bare: 'index' },
  { name: 'a common word in one dialog', query: 'заказ ', more: () => `&dialogId=${BENCH.dialogs + 1 + Math.floor(Math.random() * 500)}` },
  {
    name: 'a common word that is typed, in one dialog',
    query: 'зак',
    more: () => `&dialogId=${BENCH.dialogs + 1 + Math.floor(Math.random() * 500)}`,
  },
  { name: 'a common word of last spring', query: 'заказ', more: () => `&to=${new Date(Date.now() - 200 * 86_400_000).toISOString()}` },
  { name: 'a common word, by an operator who sees his own', query: 'заказ', operator: NARROW_OPERATOR },
  { name: 'a rare word, by an operator who sees his own', query: 'форзац', operator: NARROW_OPERATOR },
];

interface Measured {
  name: string;
  p50: number;
  p99: number;
  least: number;
  /** p50 of the bare statement. */
  bare: number | null;
}

/** Search over all messages through HTTP, beside the same question put to the bare table. */
export async function searchBench(postgres: BenchPostgres, root: string, sizes: number[]): Promise<Section[]> {
  const bySize: Measured[][] = [];
  const busyBefore = loadavg()[0] ?? 0;
  for (const messages of sizes) bySize.push(await measured(postgres, root, messages));
  const largest = bySize[sizes.indexOf(Math.max(...sizes))] ?? [];
  return [
    {
      title: 'Search over all messages',
      text: `HTTP requests of one operator, one after another, ${REPEATS} of each, the newest 20 hits with their excerpts; p50 / p99 ms, in brackets the least, after it the p50 of the bare statement, asked in turn with it. The goal is a p50 under ${GOAL_MS} ms and a p99 under ${GOAL_P99_MS} ms. Load of the machine at the beginning and the end: ${busyBefore.toFixed(1)}, ${(loadavg()[0] ?? 0).toFixed(1)}.`,
      head: ['question', ...sizes.map((size) => `${size.toLocaleString('en')} messages`), ''],
      rows: largest.map((last, index) => [
        last.name,
        ...bySize.map((list) => cell(list[index] ?? last)),
        last.p50 < GOAL_MS && last.p99 < GOAL_P99_MS ? 'met' : 'missed',
      ]),
    },
  ];
}

const cell = ({ p50, p99, least, bare }: Measured): string =>
  `${p50.toFixed(1)} / ${p99.toFixed(1)} (${least.toFixed(1)})${bare === null ? '' : `; ${bare.toFixed(1)}`}`;

async function measured(postgres: BenchPostgres, root: string, messages: number): Promise<Measured[]> {
  const database = await postgres.migrated(DATABASE);
  await filled(postgres, messages);
  const api = await ApiProcess.start(database, root);
  const bare = new pg.Client({ connectionString: postgres.url(DATABASE) });
  await bare.connect();
  const results: Measured[] = [];
  for (const asked of ASKED) {
    const client = await ConsoleClient.signIn(api.port, asked.operator ?? 1);
    const result = await inTurn(
      () => client.get(`/api/messages/search?query=${encodeURIComponent(asked.query)}${asked.more?.() ?? ''}`),
      asked.bare ? () => bare.query(bareSql(asked.query, asked.bare)) : null,
    );
    results.push({ name: asked.name, ...result });
    process.stdout.write(`  search ${messages} ${asked.name}: ${cell({ name: asked.name, ...result })} ms\n`);
  }
  await bare.end();
  await api.stop();
  await postgres.drop(DATABASE);
  return results;
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

/** What somebody would ask who knows where the answer is, without rights, companies or a limit of time. */
const bareSql = (query: string, how: Asked['bare']): string => {
  const inWeek = (week: string): string =>
    `regexp_replace(websearch_to_tsquery('russian', '${query}')::text, '''([^'']+)''', '''${BENCH.company}.' || ${week} || '/\\1''', 'g')::tsquery`;
  const newest = `select message_id, sent_at, words from message_search where company_id = ${BENCH.company} order by sent_at desc, message_id desc limit ${NEWEST}`;
  const weeks = `generate_series(${weekSql('now()')}, ${weekSql("now() - interval '1 year'")}, -1) with ordinality week (week, n)`;
  return how === 'newest'
    ? `select message_id from (${newest}) m where words @@ ${inWeek(weekSql('sent_at'))} order by sent_at desc, message_id desc limit 20`
    : `select message_id from ${weeks} cross join lateral (
         select message_id, sent_at from message_search where words @@ ${inWeek('week')} order by sent_at desc, message_id desc limit 20) m
        order by n, sent_at desc, message_id desc limit 20`;
};

async function inTurn(ask: () => Promise<unknown>, askBare: (() => Promise<unknown>) | null): Promise<Omit<Measured, 'name'>> {
  const through: number[] = [];
  const direct: number[] = [];
  for (let n = 0; n < REPEATS + WARM_UP; n += 1) {
    const took = await timeOf(ask);
    const tookBare = askBare && (await timeOf(askBare));
    if (n < WARM_UP) continue;
    through.push(took);
    if (tookBare !== null) direct.push(tookBare);
  }
  const { p50, p99 } = timing(through, 1, 0);
  return { p50, p99, least: Math.min(...through), bare: askBare ? timing(direct, 1, 0).p50 : null };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
