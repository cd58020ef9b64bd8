import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The file grew over the limit while it came in; nothing of it was kept. */
export class FileTooLarge extends Error {
  constructor(readonly limitBytes: number) {
    super(`The file is larger than ${Math.floor(limitBytes / (1024 * 1024))} MB`);
    this.name = 'FileTooLarge';
  }
}

const KEY = /^(\d+)\/[0-9a-f-]{36}$/;

/**
 * The files of messages, on disk. Keys are made here (`company/uuid`) and never taken from a request; names and types live
 * in the database. A file appears under its key only when it is complete and on the disk.
 */
export class FileStore {
  constructor(private readonly folder: string) {}

  async write(companyId: number, bytes: Readable | Uint8Array, limitBytes: number): Promise<{ key: string; size: number }> {
    const key = `${companyId}/${randomUUID()}`;
    const target = this.pathOf(key);
    const partial = `${target}.part`;
    await mkdir(path.dirname(target), { recursive: true });
    try {
      const size = await fill(partial, bytes instanceof Uint8Array ? Readable.from([bytes]) : bytes, limitBytes);
      await rename(partial, target);
      return { key, size };
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  /** Streams the file, or the bytes `start` to `end` (both included) of it. */
  read(key: string, range?: { start: number; end: number }): Readable {
    return createReadStream(this.pathOf(key), range);
  }

  /** The file as a value that reads itself only as far as it is used. */
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

  /** The size on disk, or null when the file is not there. */
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

  /** Where the file lies, for what reads it beside this process. */
  pathOf(key: string): string {
    if (!KEY.test(key)) throw new Error('This is no key of the file store');
    return path.join(this.folder, key);
  }
}

async function fill(file: string, bytes: Readable, limitBytes: number): Promise<number> {
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > limitBytes ? new FileTooLarge(limitBytes) : null, chunk);
    },
  });
  // A row that names the file is committed right after: the bytes must have reached the disk by then.
  await pipeline(bytes, measure, createWriteStream(file, { flags: 'wx', flush: true }));
  return size;
}
