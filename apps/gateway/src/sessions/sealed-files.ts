import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretBox } from '#persistence/encryption/secret-box.js';

/** The gateway serves no company: its sealed files are bound to their names alone. */
const NO_COMPANY = 0;

/** Files of a folder, sealed with the installation's key; a crash leaves the old file or the new one, never half of one. */
export class SealedFiles {
  constructor(
    private readonly folder: string,
    private readonly box: SecretBox,
    /** Bound into each seal, so that no file opens in another folder's place. */
    private readonly purpose: string,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  names(): string[] {
    return readdirSync(this.folder)
      .filter((name) => !name.endsWith('.tmp'))
      .sort();
  }

  /** Null: there is none. Throws `UnreadableSecret` when another key sealed it. */
  read(name: string): string | null {
    let stored: string;
    try {
      stored = readFileSync(join(this.folder, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    return this.box.open(NO_COMPANY, `gateway.${this.purpose}.${name}`, stored);
  }

  write(name: string, text: string): void {
    const temporary = join(this.folder, `${randomUUID()}.tmp`);
    writeFileSync(temporary, this.box.seal(NO_COMPANY, `gateway.${this.purpose}.${name}`, text), { mode: 0o600, flush: true });
    renameSync(temporary, join(this.folder, name));
  }

  delete(name: string): void {
    rmSync(join(this.folder, name), { force: true });
  }
}
