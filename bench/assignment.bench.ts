import { ApiProcess } from './api-process.js';
import { ConsoleClient } from './console-client.js';
import { signed, webhook, WebhookSender } from './load.js';
import type { BenchPostgres } from './postgres.js';
import type { Section } from './report.js';
import { BENCH, seed } from './seed.js';

const CHATS = 1_000;
const CONNECTIONS = 32;
const DATABASE = 'bench_assignment';

/** A thousand new chats for twenty operators: given by the rules as they arrive, and taken by the lightning button. */
export async function assignmentBench(postgres: BenchPostgres, root: string): Promise<Section> {
  const database = await postgres.migrated(DATABASE);
  await seed(postgres, DATABASE, { clients: 1_000, messages: 5_000, openPercent: 0 });
  const api = await ApiProcess.start(database, root);
  const rows: string[][] = [];
  try {
    rows.push(['given by the rules as they arrive', ...(await measured(postgres, () => arrive(api.port)))]);
    await postgres.run(DATABASE, `update dialog set state = 'closed', operator_id = null; update company set auto_assign = false`);
    await arrive(api.port);
    const operators: ConsoleClient[] = [];
    for (let n = 1; n <= BENCH.operators; n += 1) operators.push(await ConsoleClient.signIn(api.port, n));
    rows.push(['taken by the lightning button, three at a press', ...(await measured(postgres, () => claim(operators)))]);
  } finally {
    await api.stop();
    await postgres.drop(DATABASE);
  }
  for (const row of rows) process.stdout.write(`  ${row.join(' | ')}\n`);
  return {
    title: 'A thousand chats for twenty operators',
    text: `One API process; ${CONNECTIONS} webhooks at once, each of a client who never wrote before; then ${BENCH.operators} operators who press as fast as they are answered. Load is how many chats the operators hold at the end.`,
    head: ['how', 'seconds', 'chats a second', 'given once', 'lowest load', 'highest load'],
    rows,
  };
}

async function measured(postgres: BenchPostgres, work: () => Promise<void>): Promise<string[]> {
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const [loads] = await postgres.run(DATABASE, `select min(open_dialogs) as lowest, max(open_dialogs) as highest from operator_presence`);
  const [given] = await postgres.run(
    DATABASE,
    `select count(*)::int as chats from dialog d where d.state = 'open' and d.operator_id is not null
        and 1 = (select count(*) from message m where m.dialog_id = d.id and m.content -> 'system' ->> 'code' = 'assigned')`,
  );
  return [seconds.toFixed(2), (CHATS / seconds).toFixed(0), String(given?.chats), String(loads?.lowest), String(loads?.highest)];
}

async function arrive(port: number): Promise<void> {
  const sender = new WebhookSender(port, CONNECTIONS);
  const waiting = Array.from({ length: CHATS }, () => signed(webhook({ clients: 1, newPercent: 100 })));
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const status = await sender.send(next);
        if (status !== 200) throw new Error(`A webhook was answered ${status}`);
      }
    }),
  );
  sender.close();
}

async function claim(operators: ConsoleClient[]): Promise<void> {
  await Promise.all(
    operators.map(async (operator) => {
      while ((await operator.post<{ items: unknown[] }>('/api/dialogs/claim-new')).items.length > 0);
    }),
  );
  // Whoever met only chats that others were taking stopped too early.
  while ((await operators[0]?.post<{ items: unknown[] }>('/api/dialogs/claim-new'))?.items.length);
}
