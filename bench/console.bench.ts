import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import { timing } from './load.js';
import { startProduct } from './product-process.js';
import type { Section } from './report.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];
const DIALOGS = 40;
const MESSAGES = 200;
const SECRET = 'secret-of-the-console-bench';
const SWITCH_GOAL_MS = 100;
const HEAP_BOUND_MB = 25;

/** From pressing the key until the frame after the one in which another dialog's messages stand in the thread. */
const SWITCH = `() => new Promise((done, fail) => {
  const last = () => document.querySelector('[role="log"]')?.textContent.match(/of Client-\\d+/)?.[0];
  const before = last();
  // Whoever writes leaves the field first: in it the key is a letter.
  document.activeElement?.blur();
  setTimeout(() => fail(new Error('No other thread was shown: ' + before + ', ' + last() + ', ' + location.pathname)), 10_000);
  let since = 0;
  addEventListener('keydown', () => { since = performance.now(); }, { once: true, capture: true });
  const look = () => {
    const now = last();
    if (since && now && now !== before) requestAnimationFrame(() => done(performance.now() - since));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;
const WATCH_TASKS = `(() => {
  window.longest = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { window.longest = Math.max(window.longest, duration); }))
    .observe({ type: 'longtask' });
})()`;

interface Memory {
  heapMb: number;
  nodes: number;
}
interface Shop {
  key: string;
  url: string;
}

/** The chat page as an operator has it: until it answers, from dialog to dialog, and what a long time at it leaves behind. */
export async function consoleBench(root: string, { switches, pushed }: { switches: number; pushed: number }): Promise<Section> {
  if (!existsSync(CHROMIUM)) throw new Error(`Chromium is not at ${CHROMIUM}; name it in CHROMIUM`);
  const data = mkdtempSync(join(tmpdir(), 'deskwire-bench-console-'));
  const port = await keptOrFreePort(undefined);
  const password = randomUUID();
  const product = await startProduct(root, data, port, { DEMO_PASSWORD: password });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const url = `http://localhost:${port}`;
  const rows: string[][] = [];
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const shop = await seeded(context, url, password);
    const page = await context.newPage();
    const until = async (come: () => Promise<unknown>): Promise<string> => {
      const began = performance.now();
      await come();
      await page
        .getByRole('link', { name: /^Client-/ })
        .first()
        .waitFor();
      return (performance.now() - began).toFixed(0);
    };
    rows.push(['the list can be used, cold cache', await until(() => page.goto('/chat?filter=all')), '', '']);
    rows.push(['the list can be used, warm cache', await until(() => page.reload()), '', '']);
    rows.push(figures('switch, not in the cache', await walk(page, 'j', 20), ''));
    await walk(page, 'k', 19);
    rows.push(figures('switch from the cache', await thereAndBack(page, switches), SWITCH_GOAL_MS));
    rows.push(...(await longWork(context, page, shop, { switches, pushed })));
  } finally {
    await browser.close();
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  }
  return {
    title: 'The chat page in a browser',
    text: `Chromium without a graphics card, 1440 × 900, browser, product and database on the same machine (load average ${loadavg()[0]?.toFixed(1)} at the end), ${DIALOGS} open dialogs with ${MESSAGES} messages each. A switch is from the key that is pressed to the frame after the other thread stands there. Work: ${pushed.toLocaleString('en')} messages come in over the websocket, ${switches} switches; the heap is read after a forced collection.`,
    head: ['', 'p50', 'p95', 'goal'],
    rows,
  };
}

function figures(name: string, times: number[], goal: number | ''): string[] {
  const sorted = [...times].sort((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  const verdict = goal === '' ? '' : `p95 < ${goal} ms: ${p95 < goal ? 'met' : 'missed'}`;
  return [`${name} (${times.length}), ms`, timing(times, 1, 0).p50.toFixed(0), p95.toFixed(0), verdict];
}

async function seeded({ request }: BrowserContext, url: string, password: string): Promise<Shop> {
  const session = await request.post('/api/session', { data: { email: 'demo@deskwire.test', password } });
  const headers = { 'X-CSRF-Token': ((await session.json()) as { csrfToken: string }).csrfToken };
  const form = { unchecked: true, transport: 'external', name: 'Shop', settings: {} };
  const secrets = { channel_secret: SECRET, signing_secret: SECRET };
  const added = await request.post('/api/channels', { headers, data: { ...form, secrets } });
  if (!added.ok()) throw new Error(`The channel was refused: ${added.status()} ${await added.text()}`);
  const shop = { key: ((await added.json()) as { key: string }).key, url };
  for (let client = 0; client < DIALOGS; client += 1)
    await write(
      shop,
      client,
      Array.from({ length: MESSAGES }, (_, n) => `Message ${n}`),
    );
  return shop;
}

async function write({ key, url }: Shop, client: number, texts: string[]): Promise<void> {
  const name = `Client-${client}`;
  const events = texts.map((text) => ({
    ...{ type: 'message', id: randomUUID(), from: { id: name, name }, text: `${text} of ${name}.`, at: new Date().toISOString() },
  }));
  const answer = await fetch(`${url}/hooks/external/${key}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${SECRET}` },
    body: JSON.stringify({ events }),
  });
  if (!answer.ok) throw new Error(`The channel did not take the messages: ${answer.status}`);
}

/** Presses the key so many times, each when the thread of the one before stands. */
async function walk(page: Page, key: string, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const switched = page.evaluate<number>(`(${SWITCH})()`);
    await page.evaluate('new Promise(requestAnimationFrame)');
    await page.keyboard.press(key);
    took.push(await switched);
  }
  return took;
}

async function thereAndBack(page: Page, switches: number): Promise<number[]> {
  const took: number[] = [];
  for (let key = 'j'; took.length < switches; key = key === 'j' ? 'k' : 'j') took.push(...(await walk(page, key, 10)));
  return took;
}

async function longWork(context: BrowserContext, page: Page, shop: Shop, work: { switches: number; pushed: number }): Promise<string[][]> {
  const devtools = await context.newCDPSession(page);
  await page.evaluate(WATCH_TASKS);
  const before = await memory(devtools);
  const began = performance.now();
  for (let sent = 0; sent < work.pushed; sent += 10) {
    await write(
      shop,
      (sent / 10) % DIALOGS,
      Array.from({ length: 10 }, (_, n) => `Pushed ${sent + n}`),
    );
    await delay(Math.max(0, began + (sent + 10) * 10 - performance.now()));
  }
  const perSecond = (work.pushed * 1_000) / (performance.now() - began);
  const longest = await page.evaluate<number>('window.longest');
  await delay(1_000);
  const pressed = [...Array(work.switches / 10).keys()].map((n) => (n % 2 ? 'k' : 'j'));
  for (const key of pressed) for (let n = 0; n < 10; n += 1) await page.keyboard.press(key);
  await delay(2_000);
  const after = await memory(devtools);
  const grown = after.heapMb - before.heapMb;
  return [
    [`longest task while ${perSecond.toFixed(0)} messages/s come in, ms`, longest === 0 ? 'none over 50' : longest.toFixed(0), '', ''],
    [
      'heap before and after the work, MB',
      before.heapMb.toFixed(1),
      after.heapMb.toFixed(1),
      `grows < ${HEAP_BOUND_MB}: ${grown < HEAP_BOUND_MB ? 'met' : 'missed'}`,
    ],
    ['DOM nodes before and after', String(before.nodes), String(after.nodes), ''],
  ];
}

async function memory(devtools: CDPSession): Promise<Memory> {
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  return { heapMb: usedSize / 1_048_576, nodes };
}
