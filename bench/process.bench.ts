import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
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

/** Megabytes by kind of process, of a process and all below it. */
function memoryOf(pid: number): Map<string, number> {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = readOr(`/proc/${entry}/stat`);
    parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const below = (id: number): number[] => [id, ...[...parents].filter(([, parent]) => parent === id).flatMap(([child]) => below(child))];
  const sums = new Map<string, number>();
  for (const id of below(pid)) {
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(readOr(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
    const name = kindOf(readOr(`/proc/${id}/cmdline`).replaceAll('\0', ' '));
    sums.set(name, (sums.get(name) ?? 0) + kilobytes / 1024);
  }
  return new Map([...sums].map(([name, mb]) => [name, Math.round(mb)]));
}

function kindOf(command: string): string {
  if (command.includes('postgres')) return 'PostgreSQL';
  if (command.includes('temporal')) return 'Temporal';
  if (command.includes('/api/')) return 'API';
  return command.includes('/workers/') ? 'workers' : 'launcher and simulators';
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
