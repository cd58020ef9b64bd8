import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { WebSocket } from 'ws';
import { lockChat, memberChat, sentBefore, write } from '#persistence/internal-chats/internal-desk.sql.js';
import { ApiProcess } from './api-process.js';
import { ConsoleClient } from './console-client.js';
import { timing, type Timing } from './load.js';
import type { BenchPostgres } from './postgres.js';
import type { Section } from './report.js';
import { BENCH, seed } from './seed.js';

const DATABASE = 'bench_internal';
const RATE = 100;
const GOAL = { p50: 5, p99: 25 };
const PAIRS = 3;
const WARM_UP_SECONDS = 4;

interface Person {
  id: number;
  client: ConsoleClient;
  socket: WebSocket;
}
interface Pair {
  chatId: number;
  one: Person;
  other: Person;
}

/** B9: from sending to the colleague's websocket; 100 a second in an open loop, and pairs who answer each other as fast as they can. */
export async function internalBench(postgres: BenchPostgres, root: string, seconds: number): Promise<Section> {
  const database = await postgres.migrated(DATABASE);
  await seed(postgres, DATABASE, { clients: 100, messages: 1_000, openPercent: 100 });
  const api = await ApiProcess.start(database, root);
  const pairs: Pair[] = [];
  for (let n = 0; n < PAIRS; n += 1) pairs.push(await aPair(api.port, 2 * n + 1));
  // A server that just began translates its code: that is no message's time, and p99 of a short run would be nothing else.
  await closedLoop(pairs, WARM_UP_SECONDS);
  const before = api.cpuMs;
  const open = await openLoop(pairs, seconds);
  const cpu = (api.cpuMs - before) / (RATE * seconds);
  const closed = await closedLoop(pairs, seconds);
  const bare = await bareDatabase(database, pairs, seconds);
  for (const { one, other } of pairs) [one, other].forEach(({ socket }) => socket.close());
  await api.stop();
  await postgres.drop(DATABASE);
  const met = open.p50 <= GOAL.p50 && open.p99 <= GOAL.p99 && open.errors === 0;
  const cells = (name: string, { perSecond, p50, p99, errors }: Timing, goal: string): string[] => [
    ...[name, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), String(errors), goal],
  ];
  return {
    title: 'A message to a colleague’s screen',
    text: `From the moment a message was due until the colleague’s websocket has it, over the whole product: HTTP, session, rules, one transaction, event log, push. ${PAIRS} pairs of operators; the server has been warmed up for ${WARM_UP_SECONDS} seconds. At ${RATE} a second a message costs the server ${cpu.toFixed(1)} ms of processor, and the two cores are the database’s and the senders’ too. “Bare database”: the same statements and commits from as many connections, nothing else.`,
    head: ['', 'messages/s', 'p50 ms', 'p99 ms', 'never arrived', `goal: p50 ≤ ${GOAL.p50}, p99 ≤ ${GOAL.p99}`],
    rows: [
      cells(`open loop, ${RATE}/s`, open, met ? 'met' : 'missed'),
      cells(`${PAIRS} pairs who answer each other`, closed, ''),
      cells('bare database', bare, ''),
    ],
  };
}

async function aPair(port: number, first: number): Promise<Pair> {
  const [one, other] = [await aPerson(port, first), await aPerson(port, first + 1)];
  const { id } = await one.client.post<{ id: number }>('/api/internal-chats', { kind: 'personal', operatorId: other.id });
  return { chatId: id, one, other };
}

async function aPerson(port: number, number: number): Promise<Person> {
  const client = await ConsoleClient.signIn(port, number);
  const { operator } = await client.get<{ operator: { id: number } }>('/api/me');
  return { id: operator.id, client, socket: await client.live() };
}

const say = ({ client }: Person, chatId: number, text: string): Promise<unknown> =>
  client.post(`/api/internal-chats/${chatId}/messages`, { clientMessageId: randomUUID(), text });

async function openLoop(pairs: Pair[], seconds: number): Promise<Timing> {
  const due = new Map<string, number>();
  const times: number[] = [];
  const hear = (data: WebSocket.RawData): void => {
    for (const key of new Set(String(data).match(/due-\d+-/g))) {
      const since = due.get(key);
      if (since !== undefined && due.delete(key)) times.push(performance.now() - since);
    }
  };
  pairs.forEach(({ other }) => other.socket.on('message', hear));
  const began = performance.now() + 50;
  const sent: Promise<unknown>[] = [];
  for (let n = 0; n < RATE * seconds; n += 1) {
    const at = began + (n * 1_000) / RATE;
    const wait = at - performance.now();
    if (wait > 1) await delay(wait);
    const { one, chatId } = pairs[n % pairs.length] as Pair;
    due.set(`due-${n}-`, at);
    sent.push(say(one, chatId, `due-${n}-`));
  }
  await Promise.all(sent);
  await delay(1_000);
  pairs.forEach(({ other }) => other.socket.off('message', hear));
  return timing(times, seconds, due.size);
}

/** Each answers as soon as he hears of the other's message. */
async function closedLoop(pairs: Pair[], seconds: number): Promise<Timing> {
  const end = performance.now() + seconds * 1_000;
  const times = await Promise.all(
    pairs.map(async ({ chatId, one, other }) => {
      const own: number[] = [];
      for (let [from, to] = [one, other]; performance.now() < end; [from, to] = [to, from]) {
        const key = randomUUID();
        const began = performance.now();
        const heard = hears(to.socket, key);
        await Promise.all([say(from, chatId, key), heard]);
        own.push((await heard) - began);
      }
      return own;
    }),
  );
  return timing(times.flat(), seconds, 0);
}

/** When the socket was told of this text. */
const hears = (socket: WebSocket, text: string): Promise<number> =>
  new Promise((resolve) => {
    const hear = (data: WebSocket.RawData): void => {
      if (!String(data).includes(text)) return;
      socket.off('message', hear);
      resolve(performance.now());
    };
    socket.on('message', hear);
  });

async function bareDatabase(url: string, pairs: Pair[], seconds: number): Promise<Timing> {
  const end = performance.now() + seconds * 1_000;
  const times = await Promise.all(
    pairs.map(async ({ chatId, one }) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const own: number[] = [];
      while (performance.now() < end) {
        const began = performance.now();
        const id = randomUUID();
        await client.query('begin');
        await client.query({ ...lockChat, values: [chatId, BENCH.company] });
        await client.query({ ...memberChat, values: [chatId, BENCH.company, one.id] });
        await client.query({ ...sentBefore, values: [BENCH.company, chatId, one.id, id] });
        await client.query({ ...write, values: [BENCH.company, chatId, one.id, 'bare', null, null, [], null, id, '[]', true] });
        await client.query('commit');
        own.push(performance.now() - began);
      }
      await client.end();
      return own;
    }),
  );
  return timing(times.flat(), seconds, 0);
}
