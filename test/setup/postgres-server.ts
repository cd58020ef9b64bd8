/**
 * PostgreSQL for one jest run, as a process of its own: it ends when its standard input closes, so nothing is left behind
 * however jest ends. Prints one line of JSON when a migrated template database is ready to be cloned.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#persistence/migrate.js';
import { keptOrFreePort } from '../../apps/launcher/src/network/ports.js';
import { postgresBinaries } from '../../apps/launcher/src/postgres/postgres-binaries.js';
import { reachableBinaries, reachableFolder } from '../../apps/launcher/src/postgres/postgres-place.js';
import { PostgresServer } from '../../apps/launcher/src/postgres/postgres-server.js';
import { postgresUser } from '../../apps/launcher/src/postgres/postgres-user.js';
import { RunningProcesses } from '../../apps/launcher/src/process/running-processes.js';

const TEMPLATE = 'deskwire_template';
/** Roles belong to the whole server, so all databases of a run share one key. */
const SECRET_KEY = Buffer.alloc(32, 'deskwire tests ').toString('base64');

const temporary = mkdtempSync(join(tmpdir(), 'deskwire-test-'));
chmodSync(temporary, 0o711);
const user = postgresUser(join(temporary, 'postgres', 'cluster'));
const folder = reachableFolder(join(temporary, 'postgres'), user, `test-${process.pid}`);
const server = new PostgresServer(
  {
    binaries: reachableBinaries(postgresBinaries(), user),
    user,
    folder,
    port: await keptOrFreePort(undefined),
    password: 'test',
    logFile: join(temporary, 'postgres.log'),
    settings: [
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
      'autovacuum=off',
      'shared_buffers=64MB',
      'max_connections=200',
    ],
  },
  new RunningProcesses(join(temporary, 'processes.json')),
  (line) => process.stderr.write(`${line}\n`),
);

async function stop(): Promise<never> {
  await server.stop(3_000);
  rmSync(temporary, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
process.stdin.on('end', () => void stop()).resume();
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => undefined);

await server.start();
const owner = new pg.Client({ connectionString: server.url });
await owner.connect();
await owner.query(`create database ${TEMPLATE}`);
const templateUrl = new URL(server.url);
templateUrl.pathname = `/${TEMPLATE}`;
await migrate({ databaseUrl: templateUrl.href, secretKey: SECRET_KEY });
await owner.query(`alter database ${TEMPLATE} with allow_connections false`);
await owner.end();
process.stdout.write(`${JSON.stringify({ url: server.url, template: TEMPLATE, secretKey: SECRET_KEY })}\n`);
