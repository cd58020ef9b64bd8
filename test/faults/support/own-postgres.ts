import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresBinaries, postgresProgram, type PostgresBinaries } from '../../../apps/launcher/src/postgres/postgres-binaries.js';
import { reachableBinaries, reachableFolder } from '../../../apps/launcher/src/postgres/postgres-place.js';
import { postgresUser, type PostgresUser } from '../../../apps/launcher/src/postgres/postgres-user.js';
import { keptOrFreePort } from '../../../apps/launcher/src/network/ports.js';
import { until } from './until.js';

/** A PostgreSQL that stays away for as long as the test wants: the launcher would bring its own back at once. */
export class OwnPostgres {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly place: { binaries: PostgresBinaries; user: PostgresUser; folder: string; temporary: string },
    private readonly port: number,
    private readonly settings: string[],
  ) {}

  static async start(settings: string[] = []): Promise<OwnPostgres> {
    const temporary = mkdtempSync(join(tmpdir(), 'deskwire-faults-pg-'));
    chmodSync(temporary, 0o711);
    const user = postgresUser(join(temporary, 'place', 'cluster'));
    const folder = reachableFolder(join(temporary, 'place'), user, `faults-${process.pid}`);
    const binaries = reachableBinaries(postgresBinaries(), user);
    const args = ['-D', join(folder, 'cluster'), '-U', 'deskwire', '--auth=trust', '--encoding=UTF8', '--locale=C'];
    const made = spawnSync(postgresProgram(binaries, 'initdb'), args, { ...user, cwd: folder, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`The database could not be made: ${made.stderr}`);
    const postgres = new OwnPostgres({ binaries, user, folder, temporary }, await keptOrFreePort(undefined), settings);
    process.once('exit', () => postgres.server?.kill('SIGQUIT'));
    await postgres.bringBack();
    return postgres;
  }

  get url(): string {
    return `postgres://deskwire@127.0.0.1:${this.port}/postgres`;
  }

  /** `SIGQUIT` is PostgreSQL's "immediate": nothing is written down. After `SIGKILL` nobody even tells the backends. */
  async crash(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void> {
    const server = this.server;
    if (!server || server.exitCode !== null) throw new Error('PostgreSQL does not run');
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  /** Starts it on what the crash left; resolves as soon as it answers. */
  async bringBack(): Promise<void> {
    const { binaries, user, folder, temporary } = this.place;
    const flags = [`port=${this.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60', ...this.settings];
    const args = ['-D', join(folder, 'cluster'), ...flags.flatMap((flag) => ['-c', flag])];
    const log = openSync(join(temporary, 'log'), 'a');
    await until(
      'PostgreSQL answers',
      30_000,
      async () => {
        // After a kill the backends of the old server may hold its memory for a moment: a new one then ends at once.
        if (!this.server || this.server.exitCode !== null || this.server.signalCode !== null) {
          this.server = spawn(postgresProgram(binaries, 'postgres'), args, { ...user, cwd: folder, stdio: ['ignore', log, log] });
        }
        return this.answers();
      },
      50,
    );
  }

  async stop(): Promise<void> {
    if (this.server?.exitCode === null && this.server.signalCode === null) await this.crash('SIGQUIT');
    for (const folder of [this.place.temporary, this.place.folder]) rmSync(folder, { recursive: true, force: true });
  }

  private async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
