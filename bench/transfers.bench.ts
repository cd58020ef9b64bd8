import http from 'node:http';
import { hashToken } from '#persistence/sessions/session-token.js';
import { ApiProcess } from './api-process.js';
import { timing, type Timing } from './load.js';
import type { BenchPostgres } from './postgres.js';
import type { Section } from './report.js';
import { BENCH, seed } from './seed.js';

const CONNECTIONS = 32;
const CLIENTS = 2_000;
const TOKEN = 'bench-token-of-the-transfers';
const RULES = { 'to the operator named (force_assign absent)': '', 'only as the rules allow (force_assign=false)': '&force_assign=false' };

/** Dialogs handed from operator to operator by `GET /v1/messages/:id/transfer`, as they are named and as the rules allow. */
export async function transfersBench(postgres: BenchPostgres, root: string, seconds: number): Promise<Section> {
  const database = await postgres.migrated('bench_transfers');
  await seed(postgres, 'bench_transfers', { clients: CLIENTS, messages: CLIENTS * 5, openPercent: 100 });
  const hash = hashToken(TOKEN).toString('hex');
  await postgres.run(
    'bench_transfers',
    `insert into api_token (company_id, name, token_hash, last_four, rate_per_minute)
     values (${BENCH.company}, 'bench', '\\x${hash}', 'fers', 1000000)`,
  );
  const api = await ApiProcess.start(database, root);
  const rows: string[][] = [];
  for (const [what, more] of Object.entries(RULES)) {
    const { perSecond, p50, p99, errors } = await transferAll(api.port, more, seconds);
    rows.push([what, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), String(errors)]);
    process.stdout.write(`  transfers ${rows.at(-1)?.join(' | ')}\n`);
  }
  await api.stop();
  await postgres.drop('bench_transfers');
  return {
    title: 'Transfers by the public API',
    text: `One API process, ${CONNECTIONS} connections, ${seconds} s each: dialogs drawn by chance go to operators drawn by chance, ${BENCH.operators} of them, all online with room. Each is one transaction: the dialog, both operators' load, the line in the thread, the events.`,
    head: ['transfer', 'a second', 'p50 ms', 'p99 ms', 'errors'],
    rows,
  };
}

async function transferAll(port: number, more: string, seconds: number): Promise<Timing> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  let errors = 0;
  const end = performance.now() + seconds * 1000;
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      const message = BENCH.messages + 1 + Math.floor(Math.random() * CLIENTS);
      const operator = BENCH.firstOperator + 1 + Math.floor(Math.random() * BENCH.operators);
      const began = performance.now();
      const status = await get(agent, port, `/v1/messages/${message}/transfer?operator_id=${operator}${more}`);
      times.push(performance.now() - began);
      if (status !== 200) errors += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  agent.destroy();
  return timing(times, seconds, errors);
}

const get = (agent: http.Agent, port: number, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    http
      .get({ agent, port, path, host: '127.0.0.1', headers: { authorization: TOKEN } }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
      })
      .once('error', reject);
  });
