import { createHash, randomInt } from 'node:crypto';

export interface StoredFile {
  id: string;
  channelKey: string;
  name: string | null;
  mime: string;
  sha256: string;
  bytes: Buffer;
}

export const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MAX_BYTES = 64 * 1024 * 1024;

/** The provider's media store, in memory; the oldest files go when it is full. */
export class Files {
  private readonly files = new Map<string, StoredFile>();
  private size = 0;

  store(channelKey: string, file: { name: string | null; mime: string; bytes: Buffer }): StoredFile {
    const id = `${Date.now()}${randomInt(1_000_000)}`;
    const stored = { id, channelKey, sha256: createHash('sha256').update(file.bytes).digest('base64'), ...file };
    this.files.set(id, stored);
    this.size += file.bytes.length;
    for (const [oldest, { bytes }] of this.files) {
      if (this.size <= MAX_BYTES || oldest === id) break;
      this.files.delete(oldest);
      this.size -= bytes.length;
    }
    return stored;
  }

  get(id: string): StoredFile | undefined {
    return this.files.get(id);
  }
}
