import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const KEEP_BYTES = 20 * 1024 * 1024;

/** A log that is appended to. One that grows large is set aside, so that two files are kept at most. */
export class LogFile {
  private file: number;
  private size: number;

  constructor(
    private readonly path: string,
    private readonly keepBytes = KEEP_BYTES,
  ) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.size = existsSync(path) ? statSync(path).size : 0;
    if (this.size > keepBytes) this.setAside();
    this.file = openSync(path, 'a', 0o600);
  }

  /** For a process that writes into it by itself. */
  get descriptor(): number {
    return this.file;
  }

  write(line: string): void {
    this.size += writeSync(this.file, `${line}\n`);
    if (this.size <= this.keepBytes) return;
    closeSync(this.file);
    this.setAside();
    this.file = openSync(this.path, 'a', 0o600);
  }

  close(): void {
    closeSync(this.file);
  }

  private setAside(): void {
    renameSync(this.path, `${this.path}.1`);
    this.size = 0;
  }
}

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
