import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { keptOrFreePort } from '../../../apps/launcher/src/network/ports.js';

export const ROOT = join(import.meta.dirname, '../../..');
const START = join(ROOT, 'apps/launcher/start.mjs');
const START_WITHIN_MS = 150_000;

export type Part = 'API' | 'Workers' | 'PostgreSQL' | 'Temporal';

interface Said {
  code: number;
  output: string;
}

/** One installation, started the way a user starts it, in a data folder of its own. */
export class Product {
  readonly password = 'a password for tests';
  private readonly output: string[] = [];
  private database: pg.Pool | undefined;

  private constructor(
    private readonly launcher: ChildProcess,
    readonly dataDir: string,
    readonly port: number,
    private readonly given: Record<string, string>,
  ) {
    for (const stream of [launcher.stdout, launcher.stderr]) stream?.on('data', (chunk: Buffer) => this.output.push(chunk.toString()));
  }

  /** Resolves when it says that it is ready. `given`: variables beyond those that keep it apart from everybody else. */
  static async start(given: Record<string, string> = {}): Promise<Product> {
    const dataDir = mkdtempSync(join(tmpdir(), 'deskwire-faults-'));
    const port = await keptOrFreePort(undefined);
    const env = { ...inherited(), PORT: String(port), DATA_DIR: dataDir, DEMO_PASSWORD: 'a password for tests', ...given };
    const launcher = spawn(process.execPath, [START], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    // Whatever ends the test must not leave a product behind.
    process.once('exit', () => launcher.kill('SIGTERM'));
    const product = new Product(launcher, dataDir, port, given);
    await product.ready();
    return product;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What the launcher has said so far. */
  get said(): string {
    return this.output.join('');
  }

  pidOf(part: Part): number | undefined {
    const file = join(this.dataDir, 'run/processes.json');
    const running = JSON.parse(readFileSync(file, 'utf8')) as { name: string; pid: number }[];
    return running.find(({ name }) => name === part)?.pid;
  }

  /** Ends a part without a warning; resolves with the id of the process that was. */
  kill(part: Part): number {
    const pid = this.pidOf(part);
    if (pid === undefined) throw new Error(`${part} does not run`);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** What the simulated providers know of their messages: what `reconcile` compares with. */
  get simulatorLedger(): string {
    return `http://127.0.0.1:${this.json<{ simulatorPort?: number }>('state.json').simulatorPort}/ledger`;
  }

  /** The installation's key and where its database is: what a second API process needs. */
  get innards(): { databaseUrl: string; secretKey: string; filesDir: string; temporalAddress: string } {
    const secrets = this.json<{ secretKey: string; postgresPassword: string }>('secrets.json');
    const state = this.json<{ postgresPort?: number; temporalPort?: number }>('state.json');
    const embedded = `postgres://deskwire:${encodeURIComponent(secrets.postgresPassword)}@127.0.0.1:${state.postgresPort}/deskwire`;
    return {
      databaseUrl: this.given['DATABASE_URL'] ?? embedded,
      secretKey: secrets.secretKey,
      filesDir: join(this.dataDir, 'files'),
      temporalAddress: this.given['TEMPORAL_ADDRESS'] ?? `127.0.0.1:${state.temporalPort}`,
    };
  }

  /** Looks into the database past all rights: the tests' own eyes, always through the same one connection. */
  async rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    if (!this.database) {
      this.database = new pg.Pool({
        connectionString: this.innards.databaseUrl,
        max: 1,
        connectionTimeoutMillis: 20_000,
        idleTimeoutMillis: 0,
      });
      this.database.on('error', () => undefined);
    }
    return (await this.database.query(text, values)).rows as Row[];
  }

  async count(text: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ count: string }>(text, values);
    return Number(row?.count);
  }

  /** `npm run reconcile` on this installation. */
  reconcile(ledgers: string[] = []): Promise<Said> {
    return this.command('reconcile', ...ledgers.flatMap((url) => ['--ledger', url]));
  }

  /** `npm run <name>` beside this installation, as its administrator says it. */
  async command(name: string, ...args: string[]): Promise<Said> {
    const env = { ...inherited(), DATA_DIR: this.dataDir, ...this.given };
    const child = spawn(process.execPath, [START, name, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
    return { code, output: output.join('') };
  }

  async stop(): Promise<void> {
    await this.database?.end();
    if (this.launcher.exitCode === null) {
      const ended = new Promise((resolve) => this.launcher.once('exit', resolve));
      this.launcher.kill('SIGTERM');
      await ended;
    }
    const state = this.json<{ postgresFolder?: string }>('state.json');
    for (const folder of [this.dataDir, state.postgresFolder]) if (folder) rmSync(folder, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + START_WITHIN_MS;
    while (!this.said.includes('Deskwire is ready')) {
      if (this.launcher.exitCode !== null || Date.now() > deadline) throw new Error(`The product did not start:\n${this.said}`);
      await sleep(50);
    }
  }

  private json<T>(name: string): T {
    const file = join(this.dataDir, name);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : ({} as T);
  }
}

/** The user's own settings must not decide what is tested. */
function inherited(): NodeJS.ProcessEnv {
  const ours =
    /^(PORT|HOST|DATABASE_URL|TEMPORAL_|DATA_DIR|SECRET_KEY|DEMO|LOG_LEVEL|PUBLIC_URL|OUTBOUND_ALLOW|NODE_TEST_CONTEXT|NODE_OPTIONS)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
