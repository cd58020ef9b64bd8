import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readJson, type LaunchState } from '../data-folder/data-folder.js';
import type { Secrets } from '../data-folder/secrets.js';
import type { Env } from '../env.js';
import { StartError } from '../start-error.js';

/** Where the parts of an installation answer, as its start left it. */
export interface Installation {
  /** User and password are replaced by those of the roles. */
  databaseUrl: string;
  secretKey: string;
  /** null: nobody knows where it would be. */
  temporalAddress: string | null;
  temporalNamespace: string;
}

/** Finds the installation by the same variables that it was started with. Reads the data folder and makes nothing in it. */
export function findInstallation(env: Env): Installation {
  const folder = resolve(env.DATA_DIR);
  const state = read<LaunchState>(folder, 'state.json') ?? {};
  const secretKey = env.SECRET_KEY ?? read<Partial<Secrets>>(folder, 'secrets.json')?.secretKey;
  const databaseUrl = env.DATABASE_URL ?? (state.postgresPort ? `postgres://deskwire@127.0.0.1:${state.postgresPort}/deskwire` : undefined);
  if (!databaseUrl || !secretKey) {
    throw new StartError(
      `There is no installation in ${folder}; name its folder with DATA_DIR, or its database with DATABASE_URL and its key with SECRET_KEY.`,
      78,
    );
  }
  const temporalAddress = env.TEMPORAL_ADDRESS ?? (state.temporalPort ? `127.0.0.1:${state.temporalPort}` : null);
  return { databaseUrl, secretKey, temporalAddress, temporalNamespace: env.TEMPORAL_NAMESPACE };
}

function read<T>(folder: string, name: string): T | null {
  const file = join(folder, name);
  return existsSync(file) ? readJson<T>(file) : null;
}
