import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const KEEP_BYTES = 20 * 1024 * 1024;

/** Opens a log for appending; one that grew large in earlier runs is set aside first, so that two files are kept at most. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (existsSync(file) && statSync(file).size > KEEP_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

export const closeLog = (descriptor: number): void => closeSync(descriptor);

/** The last lines of a log, for the sentence that says why a part did not start. */
export function lastLines(file: string, count = 8): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).map(readable).join('\n');
}

interface LogEntry {
  level?: number;
  msg?: string;
  err?: { message?: string };
}

/** A line as a person reads it: the parts log JSON, everything else stays as it is. */
function readable(line: string): string {
  const entry = parse(line);
  if (!entry) return line;
  const error = entry.err?.message && entry.err.message !== entry.msg ? ` (${entry.err.message})` : '';
  return `${entry.msg ?? ''}${error}`;
}

/** What of a part's output belongs on the terminal: warnings, errors, and what is no log entry at all. The file has it all. */
export function terminalLine(line: string): string | null {
  const entry = parse(line);
  if (!entry) return line.trim() ? line : null;
  if ((entry.level ?? 0) < 40) return null;
  return `${(entry.level ?? 0) >= 50 ? 'error: ' : 'warning: '}${readable(line)}`;
}

function parse(line: string): LogEntry | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as LogEntry;
  } catch {
    return null;
  }
}
