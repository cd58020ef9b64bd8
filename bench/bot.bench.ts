import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import { BotPhone } from './bot-phone.js';
import { benchScenarios, runsWaiting, startWaiting, type BenchScenarios } from './bot-scenarios.js';
import { timing, type Timing } from './load.js';
import { memoryOf } from './memory.js';
import type { BenchPostgres } from './postgres.js';
import { startProduct } from './product-process.js';
import { row, type Section } from './report.js';

interface Size {
  phones: number;
  /** Of the open and of the closed loop, each. */
  seconds: number;
  waiting: number;
}

const DATABASE = 'bench_bot';
/** Those that carry 80 messages a second each, so that the provider's pace is not what is measured. */
const TRANSPORTS = ['whatsapp-cloud', 'whatsapp-360dialog', 'whatsapp-gupshup'];
const PER_SECOND = 20;
const GOAL = { p50: 150, p99: 500 };

/** What a client feels who presses a button, how many may press, and what runs cost that only wait. */
export async function botBench(postgres: BenchPostgres, root: string, size: Size): Promise<Section> {
  const data = mkdtempSync(join(tmpdir(), 'deskwire-bench-bot-'));
  const port = await keptOrFreePort(undefined);
  await postgres.run('postgres', `create database ${DATABASE}`);
  const product = await startProduct(root, data, port, { DATABASE_URL: postgres.url(DATABASE), DEMO_PASSWORD: randomUUID() });
  const phones: BotPhone[] = [];
  try {
    const scenarios = await benchScenarios(postgres, DATABASE);
    phones.push(...(await openPhones(`http://localhost:${port}`, size.phones)));
    const alone = await oneAtATime(phones);
    const steady = await openLoop(phones, size.seconds);
    const most = await closedLoop(phones, size.seconds);
    const waiting = await manyWaiting(postgres, product.pid, scenarios, size.waiting);
    return {
      title: 'Bots',
      text: [
        `\`npm start\` with its demo on a database of the bench: ${size.phones} simulated WhatsApp phones press a button, the bot answers with a`,
        `message that has buttons again. From the press on the phone to the answer on it: the provider's simulator twice, webhook, process,`,
        `turn, sender, and every queue between them. ${waiting.text}`,
      ].join(' '),
      head: ['figure', 'p50 ms', 'p99 ms', 'a second', 'goal', ''],
      rows: [
        timed('press → answer, one at a time', alone),
        timed(`press → answer, ${PER_SECOND} a second`, steady),
        sustained(most),
        ...waiting.rows,
      ],
    };
  } finally {
    phones.forEach((phone) => phone.leave());
    await product.stop();
    await postgres.drop(DATABASE);
    rmSync(data, { recursive: true, force: true });
  }
}

function timed(figure: string, { p50, p99, perSecond, errors }: Timing): string[] {
  const met = p50 < GOAL.p50 && p99 < GOAL.p99 && errors === 0;
  const verdict = met ? 'met' : errors > 0 ? `missed: ${errors} not answered` : 'missed';
  return row(figure, p50.toFixed(0), p99.toFixed(0), perSecond.toFixed(1), `< ${GOAL.p50} and < ${GOAL.p99} ms`, verdict);
}

const sustained = ({ p50, p99, perSecond, errors }: Timing): string[] =>
  row(
    'presses sustained, each phone as soon as it is answered',
    p50.toFixed(0),
    p99.toFixed(0),
    perSecond.toFixed(1),
    '–',
    errors > 0 ? `${errors} not answered` : '',
  );

/** Each of them has the bot's first message. */
async function openPhones(base: string, count: number): Promise<BotPhone[]> {
  const { items } = (await (await fetch(`${base}/simulator/phones`)).json()) as { items: { channelKey: string; transport: string }[] };
  const channels = items.filter(({ transport }) => TRANSPORTS.includes(transport));
  const phones: BotPhone[] = [];
  for (let n = 0; n < count; n += 1) {
    const phone = await BotPhone.open(base, channels[n % channels.length]!.channelKey);
    phones.push(phone);
    await phone.write('menu');
  }
  return phones;
}

async function oneAtATime(phones: BotPhone[]): Promise<Timing> {
  const times: number[] = [];
  const began = performance.now();
  for (const phone of phones) times.push(await phone.press());
  return timing(times, (performance.now() - began) / 1000, 0);
}

/** Presses come when they come, whether or not those before are answered; a phone that still waits leaves its turn to the next. */
async function openLoop(phones: BotPhone[], seconds: number): Promise<Timing> {
  const times: number[] = [];
  let errors = 0;
  const under: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < seconds * PER_SECOND; n += 1) {
    await delay(Math.max(0, began + (n * 1000) / PER_SECOND - performance.now()));
    const free = phones.find((phone) => !phone.isWaiting);
    if (!free) {
      errors += 1;
      continue;
    }
    phones.push(...phones.splice(phones.indexOf(free), 1));
    under.push(
      free.press().then(
        (ms) => void times.push(ms),
        () => void (errors += 1),
      ),
    );
  }
  await Promise.all(under);
  return timing(times, (performance.now() - began) / 1000, errors);
}

async function closedLoop(phones: BotPhone[], seconds: number): Promise<Timing> {
  const times: number[] = [];
  let errors = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    phones.map(async (phone) => {
      while (performance.now() < end) {
        await phone.press().then(
          (ms) => times.push(ms),
          () => (errors += 1),
        );
      }
    }),
  );
  return timing(times, (performance.now() - began) / 1000, errors);
}

/** Runs that wait for a day: what they cost while they do. */
async function manyWaiting(
  postgres: BenchPostgres,
  pid: number,
  scenarios: BenchScenarios,
  count: number,
): Promise<{ text: string; rows: string[][] }> {
  const before = memoryOf(pid);
  const began = performance.now();
  await startWaiting(postgres, DATABASE, scenarios, count);
  while ((await runsWaiting(postgres, DATABASE, scenarios)) < count) await delay(500);
  const seconds = (performance.now() - began) / 1000;
  const after = memoryOf(pid);
  const memory = ['workers', 'Temporal'].map((kind) => `${kind} ${before.get(kind) ?? 0} → ${after.get(kind) ?? 0} MB`);
  return {
    text: `Waiting: ${count.toLocaleString('en')} runs begun at once, each then waits a day. Memory, proportional: ${memory.join(', ')}.`,
    rows: [row(`${count.toLocaleString('en')} runs begun until all wait`, '–', '–', (count / seconds).toFixed(0), '–', '')],
  };
}
