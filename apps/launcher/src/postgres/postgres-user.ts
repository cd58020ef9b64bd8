import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { platform } from 'node:os';
import { StartError } from '../start-error.js';

/** Whom PostgreSQL runs as; empty when that is simply the user who starts. */
export interface PostgresUser {
  uid?: number;
  gid?: number;
}

const SYSTEM_USER = 'postgres';

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the owner of an existing cluster, else as the system's
 * `postgres` user, which is made when there is none.
 */
export function postgresUser(clusterFolder: string): PostgresUser {
  const owner = ownerOf(clusterFolder);
  if (process.getuid?.() !== 0) {
    if (owner && owner.uid !== process.getuid?.() && platform() !== 'win32') {
      throw new StartError(
        `The database in ${clusterFolder} belongs to another user of this machine (id ${owner.uid}), probably after a start as root; ` +
          `start as that user again, or choose another folder with DATA_DIR.`,
      );
    }
    return {};
  }
  if (owner && owner.uid !== 0) return owner;
  return systemUser() ?? createSystemUser();
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  try {
    const { uid, gid } = statSync(folder);
    return { uid, gid };
  } catch {
    return null;
  }
}

function systemUser(): PostgresUser | null {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, SYSTEM_USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function createSystemUser(): PostgresUser {
  const groups = spawnSync('groupadd', ['--system', '--force', SYSTEM_USER], { stdio: 'ignore' });
  const users = spawnSync('useradd', ['--system', '--gid', SYSTEM_USER, '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER], {
    stdio: 'ignore',
  });
  const user = groups.status === 0 && users.status === 0 ? systemUser() : null;
  if (user) return user;
  throw new StartError(
    `PostgreSQL cannot run as root, and a user "${SYSTEM_USER}" could not be made; ` +
      `start as an ordinary user, add that user yourself, or name a database of your own with DATABASE_URL.`,
  );
}

/** Whether that user may run this program; a home that nobody else may enter hides everything below it. */
export function mayRun(user: PostgresUser, program: string): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Whether that user may write into this folder. */
export function mayWrite(user: PostgresUser, folder: string): boolean {
  return spawnSync('sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
