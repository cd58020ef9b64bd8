import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import { memoryOf } from './memory.js';
import { startProduct } from './product-process.js';
import type { Section } from './report.js';

const GOAL_MB = 900;
const GOAL_WARM_S = 15;

/** B10: the whole product with one command: how soon it is ready, and what it holds then. */
export async function processBench(root: string): Promise<Section> {
  const data = mkdtempSync(join(tmpdir(), 'deskwire-bench-data-'));
  const port = await keptOrFreePort(undefined);
  const first = await startProduct(root, data, port);
  await first.stop();
  const second = await startProduct(root, data, port);
  await delay(5_000);
  const memory = memoryOf(second.pid);
  await second.stop();
  rmSync(data, { recursive: true, force: true });
  const total = [...memory.values()].reduce((sum, mb) => sum + mb, 0);
  return {
    title: 'The whole product',
    text: `\`npm start\` with its own PostgreSQL, Temporal and the demo company, nothing left to compile. Memory is the proportional set size (shared pages counted once), five seconds after it was ready: ${[...memory].map(([name, mb]) => `${name} ${mb}`).join(', ')} MB.`,
    head: ['figure', 'measured', 'goal', ''],
    rows: [
      ['first start with an empty data folder', `${first.seconds.toFixed(1)} s`, '–', ''],
      ['second start', `${second.seconds.toFixed(1)} s`, `< ${GOAL_WARM_S} s`, second.seconds < GOAL_WARM_S ? 'met' : 'missed'],
      ['memory of all processes', `${total} MB`, `< ${GOAL_MB} MB`, total < GOAL_MB ? 'met' : 'missed'],
    ],
  };
}
