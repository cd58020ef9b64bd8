import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { endProcess, processCommand, processStart } from '../process/process-identity.js';
import { lastLines } from '../process/process-output.js';
import type { RunningProcesses } from '../process/running-processes.js';
import { SupervisedProcess } from '../process/supervised-process.js';
import { StartError, errorText } from '../start-error.js';
import { postgresProgram, type PostgresBinaries } from './postgres-binaries.js';
import type { PostgresUser } from './postgres-user.js';

export interface PostgresServerOptions {
  binaries: PostgresBinaries;
  user: PostgresUser;
  /** Writable for the user; the cluster is made in it at the first start. */
  folder: string;
  port: number;
  password: string;
  logFile: string;
  /** Settings beyond the usual, e.g. `fsync=off` for tests. */
  settings?: string[];
}

const OWNER = 'deskwire';
const DATABASE = 'deskwire';

/** Modest memory; loopback only; no statement, value or detail in the log, for they carry phones and texts. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=128MB',
  'max_connections=100',
  'max_wal_size=1GB',
  'jit=off',
  // Fresh tables grow fast from nothing; the planner should hear of it soon.
  'autovacuum_naptime=10s',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];

/** The embedded PostgreSQL: made once, started with the product, stopped with it. */
export class PostgresServer {
  readonly url: string;
  private readonly cluster: string;
  private readonly process: SupervisedProcess;

  constructor(
    private readonly options: PostgresServerOptions,
    running: RunningProcesses,
    report: (line: string) => void,
  ) {
    const { folder, port, password, user, binaries, settings = [] } = options;
    this.cluster = join(folder, 'cluster');
    this.url = databaseUrl(port, password, DATABASE);
    const flags = [`port=${port}`, ...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]);
    this.process = new SupervisedProcess(
      {
        name: 'PostgreSQL',
        command: postgresProgram(binaries, 'postgres'),
        args: ['-D', this.cluster, ...flags],
        ...user,
        cwd: folder,
        env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC' },
        logFile: options.logFile,
        // "Fast": ends the connections and writes everything down. The default waits for clients that never leave.
        signal: 'SIGINT',
        force: 'SIGQUIT',
      },
      running,
      report,
    );
  }

  /** Resolves when the database answers. */
  async start(): Promise<void> {
    if (!existsSync(join(this.cluster, 'PG_VERSION'))) this.makeCluster();
    await this.endForgottenServer();
    this.process.start();
    await this.waitUntilItAnswers();
    await this.createDatabase();
    this.process.keepRunning();
  }

  async stop(graceMs = 8_000): Promise<void> {
    await this.process.stop(graceMs);
  }

  private makeCluster(): void {
    const { binaries, folder, user, password } = this.options;
    // An initdb that was interrupted leaves a folder that nothing can start from.
    rmSync(this.cluster, { recursive: true, force: true });
    const passwordFile = join(folder, 'initdb-password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid);
    const args = [`--pgdata=${this.cluster}`, `--username=${OWNER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
    // The built-in locale sorts the same on every machine, whatever locales it has.
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const result = spawnSync(postgresProgram(binaries, 'initdb'), [...args, ...locale], {
      ...user,
      cwd: folder,
      env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
      encoding: 'utf8',
    });
    rmSync(passwordFile, { force: true });
    if (result.status === 0) return;
    rmSync(this.cluster, { recursive: true, force: true });
    throw new StartError(`The database could not be made in ${folder}: ${reason(result.stderr, result.error)}`);
  }

  /** A server that runs on this very cluster was left behind by a start that was killed; nothing else answers to that. */
  private async endForgottenServer(): Promise<void> {
    const file = join(this.cluster, 'postmaster.pid');
    if (!existsSync(file)) return;
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    const start = Number.isInteger(pid) && pid > 1 ? processStart(pid) : null;
    if (start === null || !processCommand(pid)?.includes(this.cluster)) return;
    await endProcess({ pid, start, signal: 'SIGINT', force: 'SIGQUIT' }, 10_000);
  }

  private async waitUntilItAnswers(): Promise<void> {
    // Recovery after a crash may take a while; a server that ended will never answer. One that finds its predecessor's
    // memory still in use ends at once, and is welcome a moment later.
    const deadline = Date.now() + 120_000;
    let last = '';
    for (let attempts = 0; Date.now() < deadline;) {
      if (this.process.ended) {
        attempts += 1;
        if (attempts > 3) break;
        await delay(1_000);
        this.process.start();
      }
      try {
        await query(databaseUrl(this.options.port, this.options.password, 'postgres'), 'select 1');
        return;
      } catch (error) {
        last = errorText(error);
        if ((error as { code?: string }).code === '28P01') break;
        await delay(50);
      }
    }
    throw new StartError(`PostgreSQL did not start (${last}); the end of ${this.options.logFile}:\n${lastLines(this.options.logFile)}`);
  }

  private async createDatabase(): Promise<void> {
    const url = databaseUrl(this.options.port, this.options.password, 'postgres');
    const found = await query(url, `select 1 from pg_database where datname = '${DATABASE}'`);
    if (found === 0) await query(url, `create database ${DATABASE}`);
  }
}

const databaseUrl = (port: number, password: string, database: string): string =>
  `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

async function query(url: string, text: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(text)).rowCount ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reason(stderr: string | null, error: Error | undefined): string {
  const line = stderr?.split('\n').find((text) => /error|fatal|hint/i.test(text));
  return (line ?? error?.message ?? 'initdb failed').trim();
}
