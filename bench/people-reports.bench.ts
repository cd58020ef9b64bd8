import { Database, type Tx } from '#persistence/database.js';
import { readFunnel } from '#persistence/reports/funnel.view.js';
import { readOperatorEvents } from '#persistence/reports/operator-events.view.js';
import { readRating } from '#persistence/reports/rating.view.js';
import { readRequests } from '#persistence/reports/requests.view.js';
import { readTemplates } from '#persistence/reports/templates.view.js';
import { urlForRole } from '#persistence/roles.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { timing } from './load.js';
import { seedPeople, SCENARIO } from './people-seed.js';
import { SECRET_KEY, type BenchPostgres } from './postgres.js';
import type { Section } from './report.js';
import { BENCH } from './seed.js';

const DATABASE = 'bench_people';
const GOAL_MS = 300;

const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const YEAR: ReportQuestion = { from: day(364), to: day(0), by: 'day', channelIds: [], groupIds: [], operatorIds: [], roles: [] };
const TWELVE = Array.from({ length: 12 }, (_, n) => BENCH.firstOperator + 1 + n * 3);
const OF_TWELVE: ReportQuestion = { ...YEAR, operatorIds: TWELVE };
const OF_CHANNEL: ReportQuestion = { ...YEAR, channelIds: [BENCH.channel] };
const PAGE = { onlyOperatorId: null, cursor: null, limit: 50 };

const REPORTS: Record<string, (tx: Tx) => Promise<unknown>> = {
  'requests with answers': (tx) => readRequests(tx, YEAR, PAGE),
  'requests with answers, of twelve operators': (tx) => readRequests(tx, OF_TWELVE, PAGE),
  'requests with answers, of a channel': (tx) => readRequests(tx, OF_CHANNEL, PAGE),
  rating: (tx) => readRating(tx, YEAR, PAGE),
  'rating, of twelve operators': (tx) => readRating(tx, OF_TWELVE, PAGE),
  "operators' events": (tx) => readOperatorEvents(tx, YEAR, PAGE),
  "operators' events, of twelve operators": (tx) => readOperatorEvents(tx, OF_TWELVE, PAGE),
  "operators' events, of a channel": (tx) => readOperatorEvents(tx, OF_CHANNEL, PAGE),
  templates: (tx) => readTemplates(tx, YEAR),
  'templates, of twelve operators': (tx) => readTemplates(tx, OF_TWELVE),
  'the funnel of a scenario': (tx) => readFunnel(tx, YEAR, { scenarioId: SCENARIO }),
};

/** Reports about people over a year by day, as the product reads them: by its role, under row-level security. */
export async function peopleReportsBench(postgres: BenchPostgres, sizes: number[], repeats: number): Promise<Section> {
  const cells = new Map<string, string[]>();
  const slowest = new Map<string, number>();
  for (const messages of sizes) {
    const url = await postgres.migrated(DATABASE);
    await seedPeople(postgres, DATABASE, messages);
    const database = await Database.connect({ url: urlForRole(url, SECRET_KEY, 'deskwire_app'), poolSize: 1 });
    for (const [name, read] of Object.entries(REPORTS)) {
      const [first = 0, ...others] = await timesOf(database, read, repeats + 1);
      const { p50, p99 } = timing(others, 1, 0);
      cells.set(name, [...(cells.get(name) ?? []), `${first.toFixed(1)} / ${p50.toFixed(1)} / ${p99.toFixed(1)}`]);
      slowest.set(name, Math.max(first, p99));
      process.stdout.write(`  people ${messages} ${name}: ${cells.get(name)?.at(-1)}\n`);
    }
    await database.close();
    await postgres.drop(DATABASE);
  }
  return {
    title: 'Reports about people',
    text: [
      'A year by day, with a page of 50 rows, beside so many messages of a year: a request and a template for each twenty, a rating for each hundred, a change of',
      `an operator's status and a deed of his with a dialog for each ten, a run of four steps for each forty. First read of a connection / p50 / p99 ms; the goal is ${GOAL_MS} ms for the first one, too.`,
    ].join(' '),
    head: ['report', ...sizes.map((size) => `${size.toLocaleString('en')} messages`), ''],
    rows: [...cells].map(([name, found]) => [name, ...found, (slowest.get(name) ?? 0) < GOAL_MS ? 'met' : 'missed']),
  };
}

async function timesOf(database: Database, read: (tx: Tx) => Promise<unknown>, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const begun = performance.now();
    await database.transaction(BENCH.company, read);
    taken.push(performance.now() - begun);
  }
  return taken;
}
