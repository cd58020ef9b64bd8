import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import type { ScenarioContent, Step } from '../libs/domain/src/scenarios/content.js';
import { timing } from './load.js';
import { startProduct } from './product-process.js';
import { row, type Section } from './report.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];
const STEPS = 500;
const A_ROW = 25;
const MOVES = 120;
/** A frame at 60 a second, with what its clock may be off. */
const FRAME_MS = 17.5;

/** How smoothly a step follows the mouse on a canvas of 500, near enough to read and with all of them in view. */
export async function designerBench(root: string): Promise<Section> {
  if (!existsSync(CHROMIUM)) throw new Error(`Chromium is not at ${CHROMIUM}; name it in CHROMIUM`);
  const data = mkdtempSync(join(tmpdir(), 'deskwire-bench-designer-'));
  const port = await keptOrFreePort(undefined);
  const password = randomUUID();
  const product = await startProduct(root, data, port, { DEMO_PASSWORD: password });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const rows: string[][] = [];
  try {
    const page = await openDesigner(browser, `http://localhost:${port}`, password);
    rows.push(figures('all 500 in view', await framesWhileDragging(page)));
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('=');
    await page.locator('.react-flow__handle').first().waitFor();
    rows.push(figures('near enough to read', await framesWhileDragging(page)));
  } finally {
    await browser.close();
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  }
  return {
    title: 'Drawing a scenario of 500 steps',
    text: `Chromium without a graphics card, 1440 × 900: a step is dragged in circles over the canvas for ${MOVES} moves of the mouse; every step has two ways out that lead somewhere. A frame at 60 a second takes 16.7 ms.`,
    head: ['canvas', 'frame p50 ms', 'p99 ms', 'frames in time', 'goal: p50 at 60 a second'],
    rows,
  };
}

function figures(name: string, frames: number[]): string[] {
  const { p50, p99 } = timing(frames, 1, 0);
  const inTime = frames.filter((ms) => ms <= FRAME_MS).length / frames.length;
  return row(name, p50.toFixed(1), p99.toFixed(1), `${Math.round(inTime * 100)} %`, p50 <= FRAME_MS ? 'met' : 'missed');
}

async function openDesigner(browser: Browser, baseURL: string, password: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  const id = await addScenario(context, password);
  const page = await context.newPage();
  await page.goto(`/scenarios/${id}`);
  await page
    .locator('.react-flow__node-step')
    .nth(STEPS - 1)
    .waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  return page;
}

async function addScenario({ request }: BrowserContext, password: string): Promise<number> {
  const session = await request.post('/api/session', { data: { email: 'demo@deskwire.test', password } });
  const headers = { 'X-CSRF-Token': ((await session.json()) as { csrfToken: string }).csrfToken };
  const added = await request.post('/api/scenarios', { headers, data: { name: 'Five hundred steps' } });
  const { id, draftVersion } = (await added.json()) as { id: number; draftVersion: number };
  const saved = await request.put(`/api/scenarios/${id}/draft`, { headers, data: { draftVersion, content: fiveHundredSteps() } });
  if (!saved.ok()) throw new Error(`The scenario was refused: ${saved.status()} ${await saved.text()}`);
  return id;
}

function fiveHundredSteps(): ScenarioContent {
  const steps = Array.from({ length: STEPS }, (_, n): Step => {
    const buttons = ['Yes', 'No'].map((text, place) => ({
      ...{ id: `b${n}-${place}`, type: 'reply' as const, text, description: '', payload: null, target: '', color: null },
    }));
    const exits = Object.fromEntries(buttons.map(({ id }, place) => [`button:${id}`, `s${(n + 1 + place * A_ROW) % STEPS}`]));
    const at = { x: (n % A_ROW) * 380, y: Math.floor(n / A_ROW) * 300 };
    return {
      ...{ id: `s${n}`, kind: 'message', title: `Step ${n + 1}`, at, exits, text: 'What would you like to know?', file: null },
      ...{ buttons, list: null, wait: { timeoutSeconds: null } },
    };
  });
  const settings = { whileOperator: 'silent', giveBack: 'by_hand' } as const;
  return { format: 1, start: 's0', steps, triggers: [], variables: [], settings };
}

/** Milliseconds between the frames that were shown while the step nearest to the middle went along with the mouse. */
async function framesWhileDragging(page: Page): Promise<number[]> {
  const { x, y } = await page.evaluate<{ x: number; y: number }>(`(() => {
    const middle = { x: 560, y: 450 };
    const boxes = [...document.querySelectorAll('.react-flow__node-step')].map((node) => node.getBoundingClientRect());
    const away = (box) => Math.hypot(box.x + box.width / 2 - middle.x, box.y + 8 - middle.y);
    const nearest = boxes.reduce((best, box) => (away(box) < away(best) ? box : best));
    return { x: nearest.x + nearest.width / 2, y: nearest.y + Math.min(10, nearest.height / 2) };
  })()`);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 8, y);
  await page.evaluate(`(() => {
    window.frames_ = [];
    let before = performance.now();
    const frame = (now) => {
      window.frames_.push(now - before);
      before = now;
      window.frameRequest = requestAnimationFrame(frame);
    };
    window.frameRequest = requestAnimationFrame(frame);
  })()`);
  for (let move = 0; move < MOVES; move += 1) {
    await page.mouse.move(x + 80 * Math.sin(move / 10), y + 80 * (1 - Math.cos(move / 10)));
  }
  const frames = await page.evaluate<number[]>('cancelAnimationFrame(window.frameRequest), window.frames_.slice(1)');
  await page.mouse.up();
  return frames;
}
