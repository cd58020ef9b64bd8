import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LogFile, terminalLine } from './process-output.js';
import type { RunningProcesses } from './running-processes.js';

export interface ProcessOptions {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  logFile: string;
  /** Warnings and errors also go to the terminal. Without it the process writes into its log file by itself. */
  show?: (line: string) => void;
  /** Gives it a channel that closes when the launcher dies, so that it can end by itself. */
  followsParent?: boolean;
  signal?: NodeJS.Signals;
  force?: NodeJS.Signals;
}

/** A process that came up again stays up at least this long, else the next attempt waits longer. */
const STEADY_MS = 30_000;
const BACK_OFF_MS = [200, 1_000, 2_000, 5_000, 10_000];

/** One part of the product as a process: started in its own group (Ctrl-C must not hit it), brought back when it crashes. */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private wanted = false;
  private restarts = false;
  private attempt = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly options: ProcessOptions,
    private readonly running: RunningProcesses,
    private readonly report: (line: string) => void,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get logFile(): string {
    return this.options.logFile;
  }

  get ended(): boolean {
    return this.child === null;
  }

  start(): void {
    this.wanted = true;
    this.spawn();
  }

  /** From now on a crash is answered with a restart; while the product starts it is a failure of the start. */
  keepRunning(): void {
    this.restarts = true;
    if (this.wanted && this.ended) this.spawn();
  }

  /** Ends it and brings it back, for changed code. */
  async restart(graceMs: number): Promise<void> {
    await this.stop(graceMs);
    this.start();
  }

  async stop(graceMs: number): Promise<void> {
    this.wanted = false;
    if (this.timer) clearTimeout(this.timer);
    const child = this.child;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(this.options.signal ?? 'SIGTERM');
    const force = setTimeout(() => child.kill(this.options.force ?? 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(force);
  }

  private spawn(): void {
    const { name, command, args, env, cwd, uid, gid, logFile, show, followsParent } = this.options;
    const log = new LogFile(logFile);
    const output = show ? 'pipe' : log.descriptor;
    const stdio: StdioOptions = followsParent ? ['ignore', output, output, 'ipc'] : ['ignore', output, output];
    const startedAt = Date.now();
    const child = spawn(command, args, { env, cwd, uid, gid, stdio, detached: true });
    this.child = child;
    if (child.pid) this.running.add(name, child.pid, { signal: this.options.signal ?? 'SIGTERM', force: this.options.force ?? 'SIGKILL' });
    if (show) this.relay(child, log, show);
    child.once('error', (error) => this.over(child, `could not be started: ${error.message}`, startedAt));
    child.once('exit', (code, signal) => this.over(child, signal ? `was ended by ${signal}` : `ended with code ${code}`, startedAt));
    child.once('close', () => log.close());
  }

  private relay(child: ChildProcess, log: LogFile, show: (line: string) => void): void {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log.write(line);
        const visible = terminalLine(line);
        if (visible !== null) show(visible);
      });
    }
  }

  private over(child: ChildProcess, how: string, startedAt: number): void {
    if (this.child !== child) return;
    this.child = null;
    this.running.remove(this.options.name);
    if (!this.wanted || !this.restarts) return;
    this.attempt = Date.now() - startedAt > STEADY_MS ? 0 : this.attempt;
    const wait = BACK_OFF_MS[Math.min(this.attempt, BACK_OFF_MS.length - 1)] ?? 0;
    this.attempt += 1;
    this.report(`${this.options.name} ${how}; starting it again${wait >= 1_000 ? ` in ${wait / 1_000} s` : ''}`);
    this.timer = setTimeout(() => this.spawn(), wait);
  }
}
