import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#persistence/migrate.js';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import { postgresBinaries } from '../apps/launcher/src/postgres/postgres-binaries.js';
import { reachableBinaries, reachableFolder } from '../apps/launcher/src/postgres/postgres-place.js';
import { PostgresServer } from '../apps/launcher/src/postgres/postgres-server.js';
import { postgresUser } from '../apps/launcher/src/postgres/postgres-user.js';
import { RunningProcesses } from '../apps/launcher/src/process/running-processes.js';

export const SECRET_KEY = Buffer.alloc(32, 'deskwire bench ').toString('base64');

/** For each file that `find` finds. */
const OUT_OF_MEMORY = ['dd', 'if={}', 'iflag=nocache', 'count=0', 'status=none', ';'];

/** The bench's own PostgreSQL, durable as in production: nothing that is measured is switched off. */
export class BenchPostgres {
  private constructor(
    private readonly server: PostgresServer,
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(): Promise<BenchPostgres> {
    const temporary = mkdtempSync(join(tmpdir(), 'deskwire-bench-'));
    chmodSync(temporary, 0o711);
    const user = postgresUser(join(temporary, 'cluster'));
    const folder = reachableFolder(join(temporary, 'cluster'), user, `bench-${process.pid}`);
    const port = await keptOrFreePort(undefined);
    const server = new PostgresServer(
      {
        ...{
          binaries: reachableBinaries(postgresBinaries(), user),
          user,
          folder,
          port,
          password: 'bench',
          logFile: join(temporary, 'postgres.log'),
        },
        settings: ['shared_buffers=128MB', 'max_connections=200', 'max_wal_size=4GB', 'autovacuum_naptime=5s'],
      },
      new RunningProcesses(join(temporary, 'processes.json')),
      () => undefined,
    );
    await server.start();
    return new BenchPostgres(server, temporary, port);
  }

  url(database: string): string {
    const url = new URL(this.server.url);
    url.pathname = `/${database}`;
    return url.toString();
  }

  /** An empty database with the product's schema. */
  async migrated(database: string): Promise<string> {
    await this.admin(`create database ${database}`);
    await migrate({ databaseUrl: this.url(database), secretKey: SECRET_KEY });
    return this.url(database);
  }

  async clone(from: string, database: string): Promise<string> {
    await this.admin(`create database ${database} template ${from}`);
    return this.url(database);
  }

  drop(database: string): Promise<unknown> {
    return this.admin(`drop database if exists ${database} with (force)`);
  }

  async run(database: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      const result = await client.query(sql);
      return (Array.isArray(result) ? (result as pg.QueryResult[]).at(-1) : result)?.rows ?? [];
    } finally {
      await client.end();
    }
  }

  /** Starts PostgreSQL anew, with its files out of the system's memory: what is asked next comes from the disk. */
  async forgetEverything(): Promise<void> {
    const [place] = await this.run('postgres', 'show data_directory');
    await this.server.stop(30_000);
    const { status, stderr } = spawnSync('find', [
      String(place?.['data_directory']),
      '-type',
      'f',
      '-size',
      '+0',
      '-exec',
      ...OUT_OF_MEMORY,
    ]);
    if (status !== 0) throw new Error(`The files of the bench stay in memory: ${stderr.toString()}`);
    await this.server.start();
  }

  async stop(): Promise<void> {
    await this.server.stop(10_000);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private admin(sql: string): Promise<unknown> {
    return this.run('postgres', sql);
  }
}
