import { readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { DiskFiles } from './disk-files.js';

/** Whoever was given a copy has used it by then. */
const KEPT_MS = 2 * 3_600_000;
const SWEPT_EVERY_MS = 600_000;

/** Copies of a bucket's files on this machine, while they are sent or listened to; the disk stays small. */
export class LocalCopies {
  private readonly files: DiskFiles;
  /** Two who want the same file wait for one download. */
  private readonly coming = new Map<string, Promise<void>>();
  private sweptAt = 0;

  constructor(private readonly folder: string) {
    this.files = new DiskFiles(folder);
  }

  async openAsBlob(key: string, fetch: () => Readable): Promise<Blob> {
    await this.ensure(key, fetch);
    return this.files.openAsBlob(key);
  }

  async pathOf(key: string, fetch: () => Readable): Promise<string> {
    await this.ensure(key, fetch);
    return this.files.localPath(key);
  }

  async remove(key: string): Promise<void> {
    await this.files.remove(key);
  }

  private async ensure(key: string, fetch: () => Readable): Promise<void> {
    await this.sweep();
    const coming = this.coming.get(key);
    if (coming) return coming;
    const here = this.bring(key, fetch).finally(() => this.coming.delete(key));
    this.coming.set(key, here);
    return here;
  }

  private async bring(key: string, fetch: () => Readable): Promise<void> {
    if ((await this.files.size(key)) === null) await this.files.fill(key, fetch(), Number.POSITIVE_INFINITY);
    else await utimes(await this.files.localPath(key), new Date(), new Date());
  }

  private async sweep(): Promise<void> {
    const now = Date.now();
    if (now - this.sweptAt < SWEPT_EVERY_MS) return;
    this.sweptAt = now;
    const names = await readdir(this.folder, { recursive: true }).catch(() => []);
    for (const name of names) {
      const file = path.join(this.folder, name);
      const found = await stat(file).catch(() => null);
      if (found?.isFile() && now - found.mtimeMs > KEPT_MS) await rm(file, { force: true });
    }
  }
}
