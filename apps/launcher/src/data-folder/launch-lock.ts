import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.js';
import type { DataFolder } from './data-folder.js';

/**
 * Only one start may work in a data folder. SQLite holds the lock through the operating system, which takes it back from a
 * process that died in whatever way: there is no stale lock, and no guessing whether a process id is still the same process.
 */
export class LaunchLock {
  private constructor(private readonly file: DatabaseSync) {}

  static take({ path, run }: DataFolder, address: string): LaunchLock {
    const file = new DatabaseSync(join(run, 'lock.sqlite'));
    try {
      file.exec('pragma busy_timeout = 0; pragma locking_mode = exclusive; begin exclusive');
    } catch {
      file.close();
      throw new StartError(
        `Deskwire is already running with the data folder ${path}${holder(run)}; stop that one first, or choose another DATA_DIR.`,
      );
    }
    writeFileSync(join(run, 'running.txt'), `process ${process.pid}, ${address}\n`, { mode: 0o600 });
    return new LaunchLock(file);
  }

  release(): void {
    this.file.close();
  }
}

function holder(run: string): string {
  try {
    return ` (${readFileSync(join(run, 'running.txt'), 'utf8').trim()})`;
  } catch {
    return '';
  }
}
