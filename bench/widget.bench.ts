import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { en } from '../apps/widget/src/widget/texts/en.js';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import { timing } from './load.js';
import { startProduct } from './product-process.js';
import { row, type Section } from './report.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

interface Visit {
  toLauncherMs: number;
  bytesBefore: number;
  toWindowMs: number;
  bytesAfter: number;
}

/** What the chat costs somebody's page: bytes over the wire, and how soon its button and its window can be used. */
export async function widgetBench(root: string, visits: number): Promise<Section> {
  if (!existsSync(CHROMIUM)) throw new Error(`Chromium is not at ${CHROMIUM}; name it in CHROMIUM`);
  const data = mkdtempSync(join(tmpdir(), 'deskwire-bench-widget-'));
  const port = await keptOrFreePort(undefined);
  const product = await startProduct(root, data, port);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const seen: Visit[] = [];
  try {
    // The first visit finds the server cold.
    for (let n = 0; n <= visits; n += 1) seen.push(await visit(browser, `http://localhost:${port}/demo-site`));
  } finally {
    await browser.close();
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  }
  const warm = seen.slice(1);
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;
  const times = (pick: (visit: Visit) => number): string[] => {
    const { p50, p99 } = timing(warm.map(pick), 1, 0);
    return [`${p50.toFixed(0)} ms`, `${p99.toFixed(0)} ms`];
  };
  const before = Math.max(...warm.map(({ bytesBefore }) => bytesBefore));
  return {
    title: 'The chat on somebody’s page',
    text: `Chromium on the demo's shop, ${visits} visitors with empty caches, one after another on this machine. Bytes are those over the wire, all files of the chat together.`,
    head: ['figure', 'median', 'largest', 'goal', ''],
    rows: [
      row('widget.js, gzipped', kilobytes(gzippedLoader(root)), '–', '–', ''),
      row('fetched before the chat opens', '–', kilobytes(before), '< 30 kB', before < 30 * 1024 ? 'met' : 'missed'),
      row('fetched when it opens', '–', kilobytes(Math.max(...warm.map(({ bytesAfter }) => bytesAfter))), '–', ''),
      row('page asked for → the button can be pressed', ...times(({ toLauncherMs }) => toLauncherMs), '–', ''),
      row('button pressed → one can write', ...times(({ toWindowMs }) => toWindowMs), '–', ''),
    ],
  };
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  let bytes = 0;
  const counting: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    if (!/\/widget(\.js|\/)/.test(new URL(request.url()).pathname)) return;
    counting.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => void (bytes += responseBodySize + responseHeadersSize)),
    );
  });
  const asked = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const launcher = page.getByRole('button', { name: /^Open the chat/ });
  await launcher.waitFor();
  const toLauncherMs = performance.now() - asked;
  await page.waitForLoadState('networkidle');
  await Promise.all(counting);
  const bytesBefore = bytes;
  const pressed = performance.now();
  await launcher.click();
  await page.getByRole('textbox', { name: en.placeholder }).waitFor();
  const toWindowMs = performance.now() - pressed;
  await page.waitForLoadState('networkidle');
  await Promise.all(counting);
  await context.close();
  return { toLauncherMs, bytesBefore, toWindowMs, bytesAfter: bytes - bytesBefore };
}

const gzippedLoader = (root: string): number => gzipSync(readFileSync(join(root, 'dist/widget/widget.js')), { level: 9 }).length;
