import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedKey, newKey } from './file-key.js';
import { FileStore, type ByteRange } from './file-store.js';
import { Measured } from './measured.js';

/** Files in a folder of this machine. */
export class DiskFiles extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async write(companyId: number, bytes: Readable | Uint8Array, limitBytes: number): Promise<{ key: string; size: number }> {
    const key = newKey(companyId);
    return { key, size: await this.fill(key, bytes instanceof Uint8Array ? Readable.from([bytes]) : bytes, limitBytes) };
  }

  /** Puts bytes under a key that exists elsewhere already. */
  async fill(key: string, bytes: Readable, limitBytes: number): Promise<number> {
    const target = this.pathOf(key);
    const partial = `${target}.${process.pid}-${Date.now()}.part`;
    await mkdir(path.dirname(target), { recursive: true });
    try {
      const measured = new Measured(limitBytes);
      // A row that names the file is committed right after: the bytes must have reached the disk by then.
      await pipeline(bytes, measured, createWriteStream(partial, { flags: 'wx', flush: true }));
      await rename(partial, target);
      return measured.counted;
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  read(key: string, range?: ByteRange): Readable {
    return createReadStream(this.pathOf(key), range);
  }

  async openAsBlob(key: string): Promise<Blob> {
    return await openAsBlob(this.pathOf(key));
  }

  async readHead(key: string, bytes: number): Promise<Uint8Array> {
    const file = await open(this.pathOf(key), 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await stat(this.pathOf(key))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async localPath(key: string): Promise<string> {
    return await Promise.resolve(this.pathOf(key));
  }

  private pathOf(key: string): string {
    return path.join(this.folder, checkedKey(key));
  }
}
