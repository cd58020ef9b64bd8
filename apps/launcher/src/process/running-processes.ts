import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { endProcess, processStart } from './process-identity.js';

interface RunningProcess {
  name: string;
  pid: number;
  start: string;
  signal: NodeJS.Signals;
  force: NodeJS.Signals;
}

/**
 * The parts that run, written down, so that the start after a `kill -9` finds what was left behind.
 * Each is known by its number and its start time; a stranger with a reused number is left alone.
 */
export class RunningProcesses {
  private readonly entries = new Map<string, RunningProcess>();

  constructor(private readonly file: string) {}

  add(name: string, pid: number, signals: { signal: NodeJS.Signals; force: NodeJS.Signals }): void {
    const start = processStart(pid);
    if (start === null) return;
    this.entries.set(name, { name, pid, start, ...signals });
    this.save();
  }

  remove(name: string): void {
    this.entries.delete(name);
    this.save();
  }

  /** Ends what an earlier start left behind, the newest first; returns the names of what was still there. */
  async endLeftovers(graceMs = 10_000): Promise<string[]> {
    const left = this.read().filter(({ pid, start }) => processStart(pid) === start);
    for (const entry of left.reverse()) await endProcess(entry, graceMs);
    rmSync(this.file, { force: true });
    return left.map(({ name }) => name);
  }

  private read(): RunningProcess[] {
    if (!existsSync(this.file)) return [];
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as RunningProcess[];
    } catch {
      return [];
    }
  }

  private save(): void {
    writeFileSync(this.file, JSON.stringify([...this.entries.values()], null, 2), { mode: 0o600 });
  }
}
