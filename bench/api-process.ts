import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import { SECRET_KEY } from './postgres.js';

/** Linux counts a process's time in these. */
const TICKS_PER_SECOND = 100;

/** The API as it runs in production, one process. */
export class ApiProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly files: string,
    readonly port: number,
    readonly readyAfterMs: number,
  ) {}

  static async start(databaseUrl: string, root: string): Promise<ApiProcess> {
    const files = mkdtempSync(join(tmpdir(), 'deskwire-bench-files-'));
    const port = await keptOrFreePort(undefined);
    const began = Date.now();
    const child = spawn(process.execPath, [join(root, 'dist/apps/api/src/main.js')], {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: databaseUrl,
        SECRET_KEY,
        FILES_DIR: files,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    for (;;) {
      if (child.exitCode !== null) throw new Error(`The API ended with ${child.exitCode}`);
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
      if (answer?.ok) break;
      await delay(25);
    }
    return new ApiProcess(child, files, port, Date.now() - began);
  }

  get rssMb(): number {
    const pages = Number(readFileSync(`/proc/${this.child.pid}/statm`, 'utf8').split(' ')[1]);
    return Math.round((pages * 4096) / 1_048_576);
  }

  /** Processor time so far, in milliseconds. */
  get cpuMs(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1000;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await Promise.race([ended, delay(10_000)]);
    this.child.kill('SIGKILL');
    rmSync(this.files, { recursive: true, force: true });
  }
}
