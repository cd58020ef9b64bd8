import { createHash } from 'node:crypto';
import http from 'node:http';
import { ApiProcess } from './api-process.js';
import { type Timing, timing } from './load.js';
import type { BenchPostgres } from './postgres.js';
import type { Section } from './report.js';
import { BENCH, seed } from './seed.js';

const DATABASE = 'bench_api';
const TOKEN = 'bench-api-token';
const CONNECTIONS = 32;
/** An operator who wrote a handful of messages long ago: filters by him match almost nothing. */
const RARE_OPERATOR = BENCH.firstOperator + 1;

interface Request {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

/** `/v1/messages` as integrators' programs call it: many connections, a long history, filters that match much and almost nothing. */
export async function apiBench(postgres: BenchPostgres, root: string, size: { messages: number; seconds: number }): Promise<Section> {
  const clients = size.messages / 20;
  const database = await postgres.migrated(DATABASE);
  await seed(postgres, DATABASE, { clients, messages: size.messages, openPercent: 2 });
  await prepare(postgres);
  const api = await ApiProcess.start(database, root);
  const rows: string[][] = [];
  try {
    for (const [name, make] of Object.entries(requestsOf(clients, size.messages))) {
      await load(api.port, make, 0.5);
      const { perSecond, p50, p99, errors } = await load(api.port, make, size.seconds);
      process.stdout.write(
        `  api ${name}: ${Math.round(perSecond)} a second, p50 ${p50.toFixed(2)} p99 ${p99.toFixed(2)} ms, ${errors} errors\n`,
      );
      rows.push([name, Math.round(perSecond).toLocaleString('en'), p50.toFixed(2), p99.toFixed(2), String(errors)]);
    }
  } finally {
    await api.stop();
    await postgres.drop(DATABASE);
  }
  return {
    title: 'The public API under load',
    text: `${CONNECTIONS} connections to one API process, ${size.messages.toLocaleString('en')} messages; every call is checked, counted and limited as any other.`,
    head: ['request', 'a second', 'p50, ms', 'p99, ms', 'errors'],
    rows,
  };
}

async function prepare(postgres: BenchPostgres): Promise<void> {
  const hash = createHash('sha256').update(TOKEN).digest('hex');
  await postgres.run(
    DATABASE,
    `insert into api_token (company_id, name, token_hash, last_four, rate_per_minute)
       values (${BENCH.company}, 'bench', '\\x${hash}', 'oken', 1000000);
     update message set operator_id = ${RARE_OPERATOR} where id in (select id from message where kind = 'to_client' order by id limit 5)`,
  );
  await postgres.run(DATABASE, 'vacuum analyze message');
}

function requestsOf(clients: number, messages: number): Record<string, () => Request> {
  const get = (path: () => string) => (): Request => ({ method: 'GET', path: `/v1/messages?${path()}` });
  const any = (base: number, count: number): number => base + 1 + Math.floor(Math.random() * count);
  return {
    'list, the newest': get(() => 'order=desc&limit=20'),
    'list, a page in the middle': get(() => `start_id=${any(BENCH.messages, messages)}&limit=50`),
    'list of a dialog': get(() => `dialog_id=${any(BENCH.dialogs, clients)}`),
    'list of a client': get(() => `client_id=${any(BENCH.clients, clients)}`),
    'list of a rare operator': get(() => `operator_id=${RARE_OPERATOR}`),
    'list of a rare type': get(() => 'type=autoreply'),
    'list of what clients have not read': get(() => 'type=to_client&read=0&order=desc'),
    'list of a day last spring': get(() => 'start_date=20-04-2026&finish_date=20-04-2026'),
    'one message': () => ({ method: 'GET', path: `/v1/messages/${any(BENCH.messages, messages)}` }),
    'post a message': () => ({
      method: 'POST',
      path: '/v1/messages',
      body: JSON.stringify({ client_id: any(BENCH.clients, clients), text: 'Your order is ready' }),
    }),
  };
}

async function load(port: number, make: () => Request, seconds: number): Promise<Timing> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  let errors = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      const started = performance.now();
      if ((await send(agent, port, make())) !== 200) errors += 1;
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  agent.destroy();
  return timing(times, (performance.now() - began) / 1000, errors);
}

function send(agent: http.Agent, port: number, { method, path, body }: Request): Promise<number> {
  const headers = { authorization: TOKEN, ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) };
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject);
    request.end(body);
  });
}
