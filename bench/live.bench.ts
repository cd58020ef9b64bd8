import { setTimeout as delay } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { ApiProcess } from './api-process.js';
import { ConsoleClient } from './console-client.js';
import { signed, timing, webhook, WebhookSender } from './load.js';
import type { BenchPostgres } from './postgres.js';
import { row, type Section } from './report.js';
import { seed } from './seed.js';

const GOAL_P99_MS = 50;
const CASES = [
  { rate: 100, sockets: 1, goal: true },
  { rate: 100, sockets: 50, goal: true },
  { rate: 500, sockets: 50, goal: false },
];

/** B5: from the moment a webhook is due to the moment the operator's browser has its message, in an open loop. */
export async function liveBench(postgres: BenchPostgres, root: string, seconds: number): Promise<Section> {
  const database = await postgres.migrated('bench_live');
  await seed(postgres, 'bench_live', { clients: 10_000, messages: 100_000, openPercent: 100 });
  const api = await ApiProcess.start(database, root);
  const rows: string[][] = [];
  for (const { rate, sockets, goal } of CASES) {
    const { p50, p99, missing } = await measure(api.port, rate, sockets, seconds);
    const verdict = goal ? (p99 < GOAL_P99_MS && missing === 0 ? 'met' : 'missed') : '';
    rows.push(
      row(String(rate), String(sockets), p50.toFixed(1), p99.toFixed(1), goal ? `p99 < ${GOAL_P99_MS}` : '–', String(missing), verdict),
    );
    process.stdout.write(`  live ${rows.at(-1)?.join(' | ')}\n`);
  }
  const rss = api.rssMb;
  await api.stop();
  await postgres.drop('bench_live');
  return {
    title: 'From webhook to the operator’s screen',
    text: `Open loop: latency counts from the moment a webhook was due, so a stall is not hidden. One operator of those connected is measured. The API’s memory afterwards: ${rss} MB.`,
    head: ['webhooks/s', 'operators connected', 'p50 ms', 'p99 ms', 'goal', 'never arrived', ''],
    rows,
  };
}

async function measure(port: number, rate: number, count: number, seconds: number): Promise<{ p50: number; p99: number; missing: number }> {
  const clients = await Promise.all(Array.from({ length: Math.min(count, 8) }, (_, n) => ConsoleClient.signIn(port, n + 1)));
  const sockets: WebSocket[] = [];
  for (let n = 0; n < count; n += 1) sockets.push(await (clients[n % clients.length] as ConsoleClient).live());
  const due = new Map<string, number>();
  const times: number[] = [];
  sockets[0]?.on('message', (data) => {
    for (const key of String(data).match(/due-\d+/g) ?? []) {
      const since = due.get(key);
      if (since === undefined || !due.delete(key)) continue;
      times.push(performance.now() - since);
    }
  });
  const sender = new WebhookSender(port, 64);
  const total = rate * seconds;
  const began = performance.now() + 50;
  for (let n = 0; n < total; n += 1) {
    const at = began + (n * 1000) / rate;
    const wait = at - performance.now();
    if (wait > 1) await delay(wait);
    const key = `due-${n + 1}`;
    due.set(key, at);
    const body = Buffer.from(webhook({ clients: 10_000, newPercent: 0 }).toString().replace('Does it come in another colour?', key));
    void sender.send(signed(body));
  }
  await delay(2_000);
  sockets.forEach((socket) => socket.close());
  sender.close();
  const { p50, p99 } = timing(times, seconds, 0);
  return { p50, p99, missing: due.size };
}
