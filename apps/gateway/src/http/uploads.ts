import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { MessengerRefusal } from '../drivers/driver.js';

const MB = 1024 * 1024;
const MOST_BYTES = 200 * MB;
/** A file is handed over for the send that follows at once. */
const KEPT_MS = 15 * 60_000;

/** Files that wait for their message, on disk and for minutes. */
export class Uploads {
  constructor(private readonly folder: string) {}

  /** Keeps the form's file as it comes; resolves with its id. */
  async take(request: IncomingMessage): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.dropOld();
    const id = randomUUID();
    const path = join(this.folder, id);
    try {
      if (!(await store(request, path))) throw new MessengerRefusal('file_missing', 400);
      return id;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Null: it is not there, or not any more. */
  async path(id: string): Promise<string | null> {
    if (!/^[0-9a-f-]{36}$/.test(id)) return null;
    const path = join(this.folder, id);
    const there = await stat(path).catch(() => null);
    return there ? path : null;
  }

  async drop(id: string): Promise<void> {
    if (/^[0-9a-f-]{36}$/.test(id)) await rm(join(this.folder, id), { force: true });
  }

  private async dropOld(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const about = await stat(join(this.folder, name)).catch(() => null);
      if (about && Date.now() - about.mtimeMs > KEPT_MS) await rm(join(this.folder, name), { force: true });
    }
  }
}

/** False: the form has no file. */
async function store(request: IncomingMessage, path: string): Promise<boolean> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return false;
  const form = new Busboy({ headers: { ...request.headers, 'content-type': type }, limits: { files: 1, fileSize: MOST_BYTES } });
  let stored: Promise<boolean> | null = null;
  form.on('file', (_field, stream) => {
    stored = pipeline(stream, createWriteStream(path, { mode: 0o600 })).then(() => stream.truncated !== true);
    stored.catch(() => undefined);
  });
  await pipeline(request, form);
  const whole = stored === null ? null : await (stored as Promise<boolean>);
  if (whole === false) throw new MessengerRefusal('file_too_large', 413);
  return whole === true;
}
