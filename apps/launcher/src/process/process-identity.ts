import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * When a process began, as the system counts it; null when there is no such process. A process id alone proves nothing:
 * after a crash or a reboot the number may belong to a stranger, which must not be stopped.
 */
export function processStart(pid: number): string | null {
  try {
    if (platform() === 'linux') {
      // The name in brackets may hold spaces; the 22nd field counts from the start, so 20th after the brackets.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
      return fields?.[0] === 'Z' ? null : (fields?.[19] ?? null);
    }
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
    );
  } catch {
    return null;
  }
}

/** The command line of a process, or null when it is gone or not ours to see. */
export function processCommand(pid: number): string | null {
  try {
    if (platform() === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return (
      execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
    );
  } catch {
    return null;
  }
}

/** Waits until the process is gone; false when it still runs after the time given. */
export async function waitForEnd(pid: number, start: string, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (processStart(pid) === start) {
    if (Date.now() > deadline) return false;
    await delay(50);
  }
  return true;
}

/** Asks a process to end, and ends it by force when it does not listen. Harmless when it is gone already. */
export async function endProcess(
  process_: { pid: number; start: string; signal: NodeJS.Signals; force: NodeJS.Signals },
  graceMs: number,
): Promise<void> {
  const { pid, start, signal, force } = process_;
  if (processStart(pid) !== start) return;
  sendSignal(pid, signal);
  if (await waitForEnd(pid, start, graceMs)) return;
  sendSignal(pid, force);
  await waitForEnd(pid, start, 3_000);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Ended in between.
  }
}
