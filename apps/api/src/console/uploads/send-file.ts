import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { notFound } from '#domain/shared/domain-error.js';
import type { FileStore } from '#persistence/files/file-store.js';
import type { StoredAttachment } from '#persistence/uploads/attachment.view.js';
import { byteRange } from './byte-range.js';
import { fileHeaders } from './file-headers.js';

/** Sends a file, or the stretch of it that was asked for: players jump to where one clicks. */
export async function sendFile(
  files: FileStore,
  file: StoredAttachment | null,
  wanted: string | undefined,
  reply: FastifyReply,
  /** What it is called when it is not there, and the headers of its place. */
  { called = 'Attachment', headers = {} }: { called?: string; headers?: Record<string, string> } = {},
): Promise<StreamableFile | undefined> {
  const size = file ? await files.size(file.storageKey) : null;
  if (!file || size === null) throw notFound(called);
  void reply.headers({ ...fileHeaders(file), ...headers });
  const range = byteRange(wanted, size);
  if (range === 'unsatisfiable') {
    void reply.status(416).header('content-range', `bytes */${size}`);
    return undefined;
  }
  if (!range) return new StreamableFile(files.read(file.storageKey), { length: size });
  void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
  return new StreamableFile(files.read(file.storageKey, range), { length: range.end - range.start + 1 });
}
