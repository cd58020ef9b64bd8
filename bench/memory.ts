import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes by kind of process, of a process and all below it. */
export function memoryOf(pid: number): Map<string, number> {
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
