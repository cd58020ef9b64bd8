import type { Readable } from 'node:stream';

/** The file grew over the limit while it came in; nothing of it was kept. */
export class FileTooLarge extends Error {
  constructor(readonly limitBytes: number) {
    super(`The file is larger than ${Math.floor(limitBytes / (1024 * 1024))} MB`);
    this.name = 'FileTooLarge';
  }
}

/** Both ends are included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The files of messages, on disk or in a bucket. Keys are made here (`company/uuid`) and never taken from a request; names and types
 * live in the database. A file appears under its key only when it is complete and safe.
 */
export abstract class FileStore {
  abstract write(companyId: number, bytes: Readable | Uint8Array, limitBytes: number): Promise<{ key: string; size: number }>;
  /** Streams the file, or a part of it. */
  abstract read(key: string, range?: ByteRange): Readable;
  abstract readHead(key: string, bytes: number): Promise<Uint8Array>;
  /** The file as a value that reads itself only as far as it is used. */
  abstract openAsBlob(key: string): Promise<Blob>;
  /** Null when the file is not there. */
  abstract size(key: string): Promise<number | null>;
  abstract remove(key: string): Promise<void>;
  /** Where the file lies on this machine, for programs that read it beside this process; at least for the hour to come. */
  abstract localPath(key: string): Promise<string>;
}
