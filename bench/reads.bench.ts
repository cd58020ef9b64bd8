import { ApiProcess } from './api-process.js';
import { ConsoleClient } from './console-client.js';
import { timing } from './load.js';
import type { BenchPostgres } from './postgres.js';
import { type Section } from './report.js';
import { BENCH, seed } from './seed.js';

const REPEATS = 300;
const WARM_UP = 30;
const MOST_GROWTH = 1.5;

interface Page {
  items: { id: number }[];
  next?: string | null;
  before?: string | null;
}

/** B6: what an operator's screen asks for, through HTTP, on ever more messages. */
export async function readsBench(postgres: BenchPostgres, root: string, sizes: number[]): Promise<Section[]> {
  const results = new Map<string, { p50: number; p99: number }[]>();
  for (const messages of sizes) {
    const clients = Math.max(500, messages / 20);
    const database = await postgres.migrated('bench_reads');
    await seed(postgres, 'bench_reads', { clients, messages, openPercent: 2 });
    const api = await ApiProcess.start(database, root);
    const client = await ConsoleClient.signIn(api.port, 1);
    const paths = await pathsToRead(client, clients);
    for (const [name, path] of Object.entries(paths)) {
      const result = await readTimes(client, path);
      results.set(name, [...(results.get(name) ?? []), result]);
      process.stdout.write(`  reads ${messages} ${name} p50 ${result.p50.toFixed(2)} p99 ${result.p99.toFixed(2)} ms\n`);
    }
    await api.stop();
    await postgres.drop('bench_reads');
  }
  return [
    {
      title: 'Reading, as the history grows',
      text: `HTTP requests of one signed-in supervisor, one after another, ${REPEATS} of each; 20 messages a dialog, 2 % of the dialogs open. Growth is the p50 of the largest against the smallest; the goal is under ${MOST_GROWTH}.`,
      head: ['request', ...sizes.map((size) => `${size.toLocaleString('en')} messages, p50 / p99 ms`), 'growth', ''],
      rows: [...results].map(([name, times]) => {
        const growth = (times.at(-1)?.p50 ?? 0) / (times[0]?.p50 || 1);
        return [
          name,
          ...times.map(({ p50, p99 }) => `${p50.toFixed(2)} / ${p99.toFixed(2)}`),
          growth.toFixed(2),
          growth < MOST_GROWTH ? 'met' : 'missed',
        ];
      }),
    },
  ];
}

/** Different dialogs each time, or a cache would answer. */
async function pathsToRead(client: ConsoleClient, clients: number): Promise<Record<string, () => string>> {
  let cursor: string | null | undefined;
  let next = '';
  const pages = Math.min(20, Math.floor((clients * 0.98) / 50));
  for (let page = 0; page < pages; page += 1) {
    const list = await client.get<Page>(`/api/dialogs?filter=closed${next}`);
    cursor = list.next ?? cursor;
    next = cursor ? `&after=${cursor}` : '';
  }
  const dialog = (): number => BENCH.dialogs + 1 + Math.floor(Math.random() * clients);
  const newest = await client.get<Page>(`/api/dialogs/${dialog()}/messages?limit=10`);
  return {
    'open dialogs, first page': () => '/api/dialogs?filter=all',
    'my dialogs, first page': () => '/api/dialogs?filter=mine',
    'closed dialogs, a page further down': () => `/api/dialogs?filter=closed&after=${cursor}`,
    counters: () => '/api/dialogs/counters',
    'a dialog with its client': () => `/api/dialogs/${dialog()}`,
    'history, newest page': () => `/api/dialogs/${dialog()}/messages`,
    'history, the page before': () => `/api/dialogs/${dialog()}/messages?before=${newest.before ?? ''}&limit=50`,
  };
}

async function readTimes(client: ConsoleClient, path: () => string): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let n = 0; n < REPEATS + WARM_UP; n += 1) {
    const began = performance.now();
    await client.get(path());
    if (n >= WARM_UP) times.push(performance.now() - began);
  }
  return timing(times, 1, 0);
}
