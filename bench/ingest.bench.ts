import { ApiProcess } from './api-process.js';
import { closedLoop, type Timing } from './load.js';
import { pgbench } from './pgbench.js';
import type { BenchPostgres } from './postgres.js';
import { median, row, type Section } from './report.js';
import { seed } from './seed.js';

export interface IngestOptions {
  clients: number;
  messages: number;
  rounds: number;
  seconds: number;
}

interface Contest {
  name: string;
  connections: number;
  messages: number;
  script: string;
  goal: number;
}

const CONTESTS: Contest[] = [
  { name: 'one message a webhook', connections: 1, messages: 1, script: 'inbound', goal: 0.6 },
  { name: 'one message a webhook', connections: 32, messages: 1, script: 'inbound', goal: 0.8 },
  { name: 'one message a webhook', connections: 128, messages: 1, script: 'inbound', goal: 1.0 },
  { name: '50 messages a webhook', connections: 1, messages: 50, script: 'inbound-batch50', goal: 0.5 },
  { name: '50 messages a webhook', connections: 8, messages: 50, script: 'inbound-batch50', goal: 0.5 },
];
/** More and pgbench runs out of the server's connections; the bare database is no faster with more than this. */
const MOST_PGBENCH = 32;

/** B1 and B2: webhooks stored a second, against pgbench doing the same statements, interleaved. */
export async function ingestBench(postgres: BenchPostgres, root: string, options: IngestOptions): Promise<Section> {
  await postgres.migrated('bench_seed');
  await seed(postgres, 'bench_seed', { clients: options.clients, messages: options.messages, openPercent: 100 });
  const product = await postgres.clone('bench_seed', 'bench_product');
  const bare = await postgres.clone('bench_seed', 'bench_bare');
  const api = await ApiProcess.start(product, root);
  await closedLoop(api.port, 8, 4, { clients: options.clients, newPercent: 5 });
  const rows: string[][] = [];
  for (const contest of CONTESTS) {
    const ratios: number[] = [];
    const ours: Timing[] = [];
    const theirs: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      const bench = await pgbench(bare, contest.script, Math.min(contest.connections, MOST_PGBENCH), options.seconds, options.clients);
      const before = api.cpuMs;
      const { clients, seconds } = options;
      const result = await closedLoop(api.port, contest.connections, seconds, { clients, newPercent: 5, messages: contest.messages });
      if (result.errors > 0) throw new Error(`${result.errors} webhooks were not stored`);
      const [perSecond, barePerSecond] = [result.perSecond * contest.messages, bench * contest.messages];
      cpu.push((api.cpuMs - before) / (result.count * contest.messages));
      ours.push({ ...result, perSecond });
      theirs.push(barePerSecond);
      ratios.push(perSecond / barePerSecond);
    }
    const ratio = median(ratios);
    rows.push(
      row(
        ...[contest.name, contest.connections, ours.map(({ perSecond }) => perSecond), theirs, ratio.toFixed(2), contest.goal.toFixed(1)],
        ...[median(ours.map(({ p50 }) => p50)).toFixed(1), median(ours.map(({ p99 }) => p99)).toFixed(1), median(cpu).toFixed(2)],
        ratio >= contest.goal ? 'met' : 'missed',
      ),
    );
    process.stdout.write(`  ${rows.at(-1)?.join(' | ')}\n`);
  }
  const rss = api.rssMb;
  await api.stop();
  for (const database of ['bench_product', 'bench_bare', 'bench_seed']) await postgres.drop(database);
  return {
    title: 'Webhooks stored a second',
    text: [
      `WhatsApp Cloud webhooks with a signature, from ${options.clients.toLocaleString('en')} clients with open dialogs (5 % of the senders new: client, card, dialog,`,
      `request and its assignment), ${options.messages.toLocaleString('en')} messages in the tables before. "Bare" is pgbench on the same server and the same tables,`,
      `with the statements of a message in an open dialog, one message a transaction in six round trips (or fifty in one for the second half).`,
      `Medians of ${options.rounds} interleaved rounds of ${options.seconds} s, min–max in brackets. The API's memory afterwards: ${rss} MB.`,
    ].join(' '),
    head: ['workload', 'connections', 'messages/s', 'bare messages/s', 'ratio', 'goal', 'p50 ms', 'p99 ms', 'API CPU ms/message', ''],
    rows,
  };
}
