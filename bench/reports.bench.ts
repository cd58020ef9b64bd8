import { setTimeout as sleep } from 'node:timers/promises';
import type { Bucket, ReportQuestion } from '#domain/reports/report-question.js';
import { Database, type Tx } from '#persistence/database.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { readActiveDialogs } from '#persistence/reports/active-dialogs.view.js';
import { readCountedUntil } from '#persistence/reports/counted-until.view.js';
import { readLoad } from '#persistence/reports/load.view.js';
import { ReportCounts } from '#persistence/reports/report-count.store.js';
import { ReportFeed } from '#persistence/reports/report.feed.js';
import { urlForRole } from '#persistence/roles.js';
import { sqlStateOf } from '#persistence/sql-state.js';
import { Wake } from '#persistence/wake.js';
import { createLog } from '../apps/workers/src/log.js';
import { ReportCounter } from '../apps/workers/src/reports/report-counter.js';
import { timing } from './load.js';
import { SECRET_KEY, type BenchPostgres } from './postgres.js';
import type { Section } from './report.js';
import { CHANNELS, seedReports } from './reports-seed.js';
import { BENCH } from './seed.js';

const DATABASE = 'bench_reports';
const GOAL_MS = 300;
const REPEATS = 20;
/** More than the worker takes at once, since nobody else waits for the database here. */
const DIALOGS_AT_ONCE = 4_000;
const [WRITES_PER_SECOND, WRITE_EVERY_MS] = [500, 100];
const DAY_MS = 86_400_000;

interface Asked {
  name: string;
  read: (tx: Tx, question: ReportQuestion) => Promise<unknown>;
  days: number;
  by: Bucket;
  more?: Partial<ReportQuestion>;
}

const operators = (count: number): Partial<ReportQuestion> => ({
  operatorIds: Array.from({ length: count }, (_, n) => BENCH.firstOperator + 1 + n),
});

const ASKED: Asked[] = [
  { name: 'active dialogs, a year by month', read: readActiveDialogs, days: 365, by: 'month' },
  { name: 'active dialogs, a year by day', read: readActiveDialogs, days: 365, by: 'day' },
  { name: 'active dialogs, 30 days by day', read: readActiveDialogs, days: 30, by: 'day' },
  { name: 'active dialogs, a year, a channel', read: readActiveDialogs, days: 365, by: 'month', more: { channelIds: [CHANNELS[4]] } },
  { name: 'active dialogs, a year, an operator', read: readActiveDialogs, days: 365, by: 'month', more: operators(1) },
  { name: 'active dialogs, a year, ten operators', read: readActiveDialogs, days: 365, by: 'month', more: operators(10) },
  { name: 'active dialogs, 30 days, ten operators', read: readActiveDialogs, days: 30, by: 'day', more: operators(10) },
  { name: 'load, a year by month', read: readLoad, days: 365, by: 'month' },
  { name: 'load, a year by day', read: readLoad, days: 365, by: 'day' },
  { name: 'load, 30 days by day', read: readLoad, days: 30, by: 'day' },
  { name: 'load, a year, ten operators', read: readLoad, days: 365, by: 'month', more: operators(10) },
];

/** What a report costs on a year of messages, first with nothing in memory, then again; and how far it is behind. */
export async function reportsBench(postgres: BenchPostgres, sizes: number[]): Promise<Section[]> {
  const bySize: { cold: number; p50: number; p99: number }[][] = [];
  const filling: string[][] = [];
  for (const messages of sizes) {
    const owner = await postgres.migrated(DATABASE);
    await seedReports(postgres, DATABASE, messages);
    filling.push([messages.toLocaleString('en'), ...(await filled(postgres, owner, messages)), ...(await lag(postgres, owner))]);
    bySize.push(await answers(postgres, owner, messages));
    await postgres.drop(DATABASE);
  }
  const largest = bySize[sizes.indexOf(Math.max(...sizes))] ?? [];
  return [
    {
      title: 'Reports of a year',
      text: `The statements of a report in one transaction under row-level security: once after a restart of PostgreSQL with its files out of the system's memory, then ${REPEATS} times, p50 / p99; ms. A request has four messages, a dialog five requests on average, at times of chance. The goal is under ${GOAL_MS} ms, cold as well.`,
      head: ['report', ...sizes.map((size) => `${size.toLocaleString('en')} messages: cold; p50 / p99`), ''],
      rows: ASKED.map(({ name }, index) => [
        name,
        ...bySize.map((list) => `${list[index]?.cold.toFixed(1)}; ${list[index]?.p50.toFixed(1)} / ${list[index]?.p99.toFixed(1)}`),
        (largest[index]?.cold ?? Infinity) < GOAL_MS && (largest[index]?.p99 ?? Infinity) < GOAL_MS ? 'met' : 'missed',
      ]),
    },
    {
      title: 'Counting for the reports',
      text: `What was there before is counted as the worker does it, but ${DIALOGS_AT_ONCE.toLocaleString('en')} dialogs at a time and without its pauses. The lag is that of the figures behind the clock, looked at ten times a second, while ${WRITES_PER_SECOND} messages a second are stored.`,
      head: ['messages', 'counted a second', 'of the messages’ size', 'lag p50, s', 'lag p99, s'],
      rows: filling,
    },
  ];
}

async function filled(postgres: BenchPostgres, owner: string, messages: number): Promise<string[]> {
  const database = await asApp(owner);
  const counts = new ReportCounts(database);
  const began = performance.now();
  await countAll(counts);
  const seconds = (performance.now() - began) / 1_000;
  await database.close();
  await postgres.run(DATABASE, 'vacuum analyze');
  const [size] = await postgres.run(
    DATABASE,
    `select sum(pg_total_relation_size(t::regclass))::float8 / pg_total_relation_size('message') as share
       from unnest(array['dialog_day', 'active_dialogs', 'load_day', 'counted_request', 'request_times']) t`,
  );
  const figures = [Math.round(messages / seconds).toLocaleString('en'), `${(Number(size?.['share']) * 100).toFixed(0)} %`];
  process.stdout.write(`  reports ${messages} counted a second: ${figures.join(', ')}\n`);
  return figures;
}

/** A piece that takes too long is halved, as the worker does. */
async function countAll(counts: ReportCounts): Promise<void> {
  for (let dialogs = DIALOGS_AT_ONCE; ;) {
    try {
      if (await counts.countPiece(BENCH.company, dialogs)) return;
    } catch (error) {
      if (sqlStateOf(error) !== '57014' || dialogs === 1) throw error;
      dialogs = Math.floor(dialogs / 2);
    }
  }
}

/** The worker's follower beside somebody who stores messages. */
async function lag(postgres: BenchPostgres, owner: string): Promise<string[]> {
  const database = await asApp(owner);
  const jobs = new JobsDatabase({ url: urlForRole(owner, SECRET_KEY, 'deskwire_jobs'), poolSize: 2, onError: () => undefined });
  const wake = new Wake({ url: urlForRole(owner, SECRET_KEY, 'deskwire_jobs'), onError: () => undefined });
  await wake.connect();
  const counter = new ReportCounter(new ReportFeed(jobs, 'bench'), new ReportCounts(database), wake, createLog('error'));
  counter.start();
  const behind: number[] = [];
  for (let until = Date.now() + 10_000; Date.now() < until;) {
    await postgres.run(DATABASE, stored((WRITES_PER_SECOND * WRITE_EVERY_MS) / 1_000));
    wake.wake('event');
    const countedUntil = await database.transaction(BENCH.company, readCountedUntil);
    behind.push(Math.max(Date.now() - countedUntil.getTime(), 0) / 1_000);
    await sleep(WRITE_EVERY_MS);
  }
  await counter.stop();
  await Promise.all([wake.close(), jobs.close(), database.close()]);
  const { p50, p99 } = timing(behind, 1, 0);
  process.stdout.write(`  reports lag p50 ${p50.toFixed(2)} p99 ${p99.toFixed(2)} s\n`);
  return [p50.toFixed(2), p99.toFixed(2)];
}

const stored = (messages: number): string => `
  with m as (
    insert into message (company_id, dialog_id, client_id, channel_id, kind, origin, text)
    select d.company_id, d.id, d.client_id, d.channel_id, 'from_client', 'client', 'Is anybody there?'
      from generate_series(1, ${messages}) n
     cross join lateral (select * from dialog d where d.id >= ${BENCH.dialogs} + (random() * 2000)::bigint + n * 0 order by d.id limit 1) d
    returning id, company_id, dialog_id)
  insert into event (company_id, kind, dialog_id, message_id) select company_id, 'message_added', dialog_id, id from m`;

async function answers(postgres: BenchPostgres, owner: string, messages: number): Promise<{ cold: number; p50: number; p99: number }[]> {
  const results = [];
  for (const asked of ASKED) {
    await postgres.forgetEverything();
    const database = await asApp(owner);
    const ask = () => timeOf(() => database.transaction(BENCH.company, (tx) => asked.read(tx, questionOf(asked))));
    // The connection and the catalogue are no part of a report.
    await database.transaction(BENCH.company, readCountedUntil);
    const cold = await ask();
    const warm: number[] = [];
    for (let n = 0; n < REPEATS; n += 1) warm.push(await ask());
    await database.close();
    const { p50, p99 } = timing(warm, 1, 0);
    results.push({ cold, p50, p99 });
    process.stdout.write(`  reports ${messages} ${asked.name}: cold ${cold.toFixed(1)}, p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms\n`);
  }
  return results;
}

function questionOf({ days, by, more }: Asked): ReportQuestion {
  const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  return { from: day(days), to: day(1), by, ...{ channelIds: [], groupIds: [], operatorIds: [], roles: [] }, ...more };
}

const asApp = (owner: string): Promise<Database> => Database.connect({ url: urlForRole(owner, SECRET_KEY, 'deskwire_app'), poolSize: 4 });

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
