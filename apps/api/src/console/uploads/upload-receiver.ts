import type { MultipartFile } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { safeFileName, UPLOAD_LIMIT_BYTES } from '#domain/uploads/upload.js';
import { EmptyFile, NoFile, UploadInterrupted } from '#domain/uploads/uploads.errors.js';
import { FileStore, FileTooLarge } from '#persistence/files/file-store.js';
import { UploadStore, type UploadRow } from '#persistence/uploads/upload.store.js';
import { Wake } from '#persistence/wake.js';
import { PayloadTooLarge } from '../../http/http.errors.js';
import { HEAD_BYTES, mimeOf } from './sniff.js';
import { presentUpload } from './upload.presenter.js';
import type { Upload } from './uploads.dto.js';

interface Owner {
  companyId: number;
  operatorId: number;
}

/** Takes one file from a multipart body to the file store, without ever holding it in memory. */
@Injectable()
export class UploadReceiver {
  constructor(
    private readonly files: FileStore,
    private readonly uploads: UploadStore,
    private readonly wake: Wake,
  ) {}

  async receive(owner: Owner, purpose: 'voice' | undefined, request: FastifyRequest): Promise<Upload> {
    if (!request.isMultipart()) throw new NoFile();
    const part = await this.filePart(request);
    const { key, size } = await this.store(owner.companyId, part);
    try {
      if (size === 0) throw new EmptyFile();
      return presentUpload(await this.keep(owner, purpose, part, { storageKey: key, size }));
    } catch (error) {
      await this.files.remove(key);
      throw error;
    }
  }

  /** A recording is judged by those who can open it; it is answered for at once. */
  private async keep(
    { companyId, operatorId }: Owner,
    purpose: 'voice' | undefined,
    part: MultipartFile,
    stored: { storageKey: string; size: number },
  ): Promise<UploadRow> {
    if (purpose === 'voice') {
      const recording = await this.uploads.addRecording(companyId, { operatorId, ...stored });
      this.wake.wake('outbox');
      return recording;
    }
    const mime = await mimeOf(await this.files.readHead(stored.storageKey, HEAD_BYTES), part.mimetype);
    return this.uploads.add(companyId, { operatorId, name: safeFileName(part.filename), mime, ...stored });
  }

  private async filePart(request: FastifyRequest): Promise<MultipartFile> {
    try {
      const part = await request.file();
      if (part?.fieldname !== 'file') throw new NoFile();
      return part;
    } catch (error) {
      throw refusalOfPart(error);
    }
  }

  private async store(companyId: number, part: MultipartFile): Promise<{ key: string; size: number }> {
    try {
      const stored = await this.files.write(companyId, part.file, UPLOAD_LIMIT_BYTES);
      if (part.file.truncated) {
        await this.files.remove(stored.key);
        throw new PayloadTooLarge(UPLOAD_LIMIT_BYTES);
      }
      return stored;
    } catch (error) {
      throw refusalOfPart(error);
    }
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
