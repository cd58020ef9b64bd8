import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { UPLOAD_LIMIT_BYTES } from '#domain/uploads/upload.js';
import { EmptyFile, NoFile, UploadInterrupted } from '#domain/uploads/uploads.errors.js';
import { FileTooLarge, type FileStore } from '#persistence/files/file-store.js';
import { PayloadTooLarge } from './http.errors.js';

/** A file of a multipart body, in the file store and nowhere else yet. */
export interface ReceivedFile {
  /** As the sender says. */
  name: string | undefined;
  declaredMime: string;
  storageKey: string;
  size: number;
}

/**
 * Takes one file to the file store, without ever holding it in memory, and lets `keep` write it down; when that fails, the file
 * goes again.
 */
export async function receiveFile<T>(
  request: FastifyRequest,
  files: FileStore,
  companyId: number,
  keep: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw new NoFile();
  const part = await filePart(request);
  const { key: storageKey, size } = await store(files, companyId, part);
  try {
    if (size === 0) throw new EmptyFile();
    return await keep({ name: part.filename, declaredMime: part.mimetype, storageKey, size });
  } catch (error) {
    await files.remove(storageKey);
    throw error;
  }
}

async function filePart(request: FastifyRequest): Promise<MultipartFile> {
  try {
    const part = await request.file();
    if (part?.fieldname !== 'file') throw new NoFile();
    return part;
  } catch (error) {
    throw refusalOfPart(error);
  }
}

async function store(files: FileStore, companyId: number, part: MultipartFile): Promise<{ key: string; size: number }> {
  try {
    const stored = await files.write(companyId, part.file, UPLOAD_LIMIT_BYTES);
    if (part.file.truncated) {
      await files.remove(stored.key);
      throw new PayloadTooLarge(UPLOAD_LIMIT_BYTES);
    }
    return stored;
  } catch (error) {
    throw refusalOfPart(error);
  }
}

/** The parser's errors in our words; what is not the sender's doing stays what it was. */
function refusalOfPart(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (error instanceof FileTooLarge || code === 'FST_REQ_FILE_TOO_LARGE') return new PayloadTooLarge(UPLOAD_LIMIT_BYTES);
  if (/^FST_(FILES|PARTS|FIELDS)_LIMIT$/.test(code) || code === 'FST_PROTO_VIOLATION') return new NoFile();
  const message = error instanceof Error ? error.message : '';
  const cutShort = code === 'ERR_STREAM_PREMATURE_CLOSE' || /unexpected end|malformed|aborted|boundary/i.test(message);
  return cutShort ? new UploadInterrupted() : error;
}
