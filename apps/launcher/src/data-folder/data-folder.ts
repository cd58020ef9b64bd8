import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartError, errorText } from '../start-error.js';

/** What a start leaves for the next one. */
export interface LaunchState {
  /** Ports are kept, so that open tools and the demo channels' addresses stay valid. */
  postgresPort?: number;
  temporalPort?: number;
  temporalUiPort?: number;
  simulatorPort?: number;
  /** Where the database's cluster lies, when its user may not enter the data folder. */
  postgresFolder?: string;
}

/** Everything that a running Deskwire keeps on disk. */
export class DataFolder {
  readonly path: string;

  constructor(folder: string) {
    this.path = resolve(folder);
    try {
      // Node's recursive mkdir never returns from some special file systems; one level at a time says why.
      if (!existsSync(this.path)) mkdirSync(this.path, { recursive: !existsSync(dirname(this.path)) });
      // The embedded database may run as another user: it may pass through, and list or read nothing.
      chmodSync(this.path, process.getuid?.() === 0 ? 0o711 : 0o700);
      for (const inner of [this.files, this.logs, this.run, this.temporal]) mkdirSync(inner, { recursive: true, mode: 0o700 });
      accessSync(this.path, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new StartError(
        `The data folder ${this.path} cannot be written (${errorText(error)}); choose another with DATA_DIR or change its rights.`,
        78,
      );
    }
  }

  get files(): string {
    return join(this.path, 'files');
  }

  /** Sessions of personal numbers, sealed. */
  get gateway(): string {
    return join(this.path, 'gateway');
  }

  get logs(): string {
    return join(this.path, 'logs');
  }

  get temporal(): string {
    return join(this.path, 'temporal');
  }

  /** What belongs to the start that runs now. */
  get run(): string {
    return join(this.path, 'run');
  }

  log(name: string): string {
    return join(this.logs, `${name}.log`);
  }

  readState(): LaunchState {
    return readJson<LaunchState>(this.stateFile) ?? {};
  }

  saveState(state: LaunchState): void {
    writeJson(this.stateFile, state);
  }

  /** The simulated phones, with what was said on them. */
  get phones(): string {
    return join(this.path, 'phones.json');
  }

  private get stateFile(): string {
    return join(this.path, 'state.json');
  }
}

/** null when there is no such file; a file that cannot be read is a sentence, never a silent new beginning. */
export function readJson<T>(file: string): T | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw new StartError(`${file} belongs to another user of this machine; start as that user, or choose another folder with DATA_DIR.`);
    }
    throw new StartError(`${file} cannot be read (${errorText(error)}); restore it from a backup, or remove it to begin anew.`);
  }
}

/** Whole or not at all, and for nobody else's eyes. */
export function writeJson(file: string, value: unknown): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}
