import { rmdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { keptOrFreePort } from './network/ports.js';
import { postgresBinaries } from './postgres/postgres-binaries.js';
import { reachableBinaries, reachableFolder } from './postgres/postgres-place.js';
import { PostgresServer } from './postgres/postgres-server.js';
import { postgresUser } from './postgres/postgres-user.js';
import type { Launch } from './start.js';
import { temporalBinary } from './temporal/temporal-binary.js';
import { TemporalServer } from './temporal/temporal-server.js';

/** The user's database, or the embedded one; resolves with its address. */
export async function startDatabase(launch: Launch, password: string): Promise<string> {
  const { env, data, state, parts, progress, running } = launch;
  if (env.DATABASE_URL) return env.DATABASE_URL;
  let server: PostgresServer | null = null;
  // Before anything else is under way: what is added first is stopped last.
  parts.add('PostgreSQL', () => server?.stop(3_000));
  return progress.step(
    'PostgreSQL',
    async () => {
      const { user, folder } = placeOfCluster(launch);
      const binaries = reachableBinaries(postgresBinaries(), user);
      state.postgresPort = await keptOrFreePort(state.postgresPort);
      data.saveState(state);
      const logFile = data.log('postgres');
      server = new PostgresServer({ binaries, user, folder, port: state.postgresPort, password, logFile }, running, (line) =>
        progress.line(line),
      );
      await server.start();
      return server.url;
    },
    () => `PostgreSQL, port ${state.postgresPort}${state.postgresFolder ? `, its data in ${state.postgresFolder}` : ''}`,
  );
}

/** Where the cluster lies: in the data folder, unless the database's user cannot go there. The choice is kept. */
function placeOfCluster({ data, state }: Launch): { user: ReturnType<typeof postgresUser>; folder: string } {
  const own = join(data.path, 'postgres');
  const wished = state.postgresFolder ?? own;
  const user = postgresUser(join(wished, 'cluster'));
  const folder = reachableFolder(wished, user, `${basename(dirname(wished)).replace(/^\.+/, '')}-${randomBytes(6).toString('hex')}`);
  if (folder === own) return { user, folder };
  state.postgresFolder = folder;
  data.saveState(state);
  try {
    rmdirSync(own);
  } catch {
    // Never made, or not empty: not ours to touch.
  }
  return { user, folder };
}

/** The user's Temporal, or a development server; resolves with its address. */
export async function startTemporal(launch: Launch): Promise<string> {
  const { env, data, state, parts, progress, running } = launch;
  if (env.TEMPORAL_ADDRESS) return env.TEMPORAL_ADDRESS;
  return progress.step(
    'Temporal',
    async (voice) => {
      const binary = await temporalBinary(voice, parts.signal);
      state.temporalPort = await keptOrFreePort(state.temporalPort);
      state.temporalUiPort = await keptOrFreePort(state.temporalUiPort);
      data.saveState(state);
      const server = new TemporalServer(
        {
          binary,
          databaseFile: join(data.temporal, 'temporal.db'),
          port: state.temporalPort,
          httpPort: await keptOrFreePort(undefined),
          uiPort: state.temporalUiPort,
          namespace: env.TEMPORAL_NAMESPACE,
          logFile: data.log('temporal'),
        },
        running,
        (line) => progress.line(line),
      );
      parts.add('Temporal', () => server.stop(3_000));
      await server.start();
      return server.address;
    },
    (address) => `Temporal, ${address}, its pages on http://127.0.0.1:${state.temporalUiPort}`,
  );
}
