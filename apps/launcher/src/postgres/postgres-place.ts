import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartError, errorText } from '../start-error.js';
import { postgresProgram, type PostgresBinaries } from './postgres-binaries.js';
import { mayRun, mayWrite, type PostgresUser } from './postgres-user.js';

/** Everybody may enter it and it outlives a reboot: for what the database's user cannot reach below a private home. */
const SHARED_FOLDER = '/var/lib/deskwire';

/** The binaries themselves, or a copy of them that the database's user may run. */
export function reachableBinaries(binaries: PostgresBinaries, user: PostgresUser, sharedFolder = SHARED_FOLDER): PostgresBinaries {
  if (mayRun(user, postgresProgram(binaries, 'postgres'))) return binaries;
  const copy = { ...binaries, folder: join(sharedFolder, `postgresql-${binaries.version}`) };
  if (existsSync(copy.folder) && mayRun(user, postgresProgram(copy, 'postgres'))) return copy;
  const unfinished = `${copy.folder}.${process.pid}`;
  try {
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
    cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    rmSync(copy.folder, { recursive: true, force: true });
    renameSync(unfinished, copy.folder);
  } catch (error) {
    throw new StartError(
      `PostgreSQL's user may not enter this checkout, and its programs could not be copied to ${sharedFolder} (${errorText(error)}); ` +
        `start as an ordinary user, or name a database of your own with DATABASE_URL.`,
    );
  }
  if (mayRun(user, postgresProgram(copy, 'postgres'))) return copy;
  throw new StartError(
    `PostgreSQL's programs in ${copy.folder} cannot be run on this machine; name a database of your own with DATABASE_URL.`,
  );
}

/** A folder for the cluster that its user may write to: `wished`, else one of the same name in the shared folder. */
export function reachableFolder(wished: string, user: PostgresUser, name: string, sharedFolder = SHARED_FOLDER): string {
  for (const folder of [wished, join(sharedFolder, name)]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
    if (mayWrite(user, folder)) return folder;
  }
  throw new StartError(
    `Neither ${wished} nor ${sharedFolder} can be written by PostgreSQL's user; choose another folder with DATA_DIR, ` +
      `or name a database of your own with DATABASE_URL.`,
  );
}
