import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { safeFileName } from '#domain/uploads/upload.js';
import { FileStore } from '#persistence/files/file-store.js';
import { UploadStore, type UploadRow } from '#persistence/uploads/upload.store.js';
import { Wake } from '#persistence/wake.js';
import { receiveFile, type ReceivedFile } from '../../http/received-file.js';
import { HEAD_BYTES, mimeOf } from './sniff.js';
import { presentUpload } from './upload.presenter.js';
import type { Upload } from './uploads.dto.js';

interface Owner {
  companyId: number;
  operatorId: number;
}

/** Takes an operator's file, on its way to a client. */
@Injectable()
export class UploadReceiver {
  constructor(
    private readonly files: FileStore,
    private readonly uploads: UploadStore,
    private readonly wake: Wake,
  ) {}

  receive(owner: Owner, purpose: 'voice' | undefined, request: FastifyRequest): Promise<Upload> {
    return receiveFile(request, this.files, owner.companyId, async (file) => presentUpload(await this.keep(owner, purpose, file)));
  }

  /** A recording is judged by those who can open it; it is answered for at once. */
  private async keep(
    { companyId, operatorId }: Owner,
    purpose: 'voice' | undefined,
    { name, declaredMime, storageKey, size }: ReceivedFile,
  ): Promise<UploadRow> {
    if (purpose === 'voice') {
      const recording = await this.uploads.addRecording(companyId, { operatorId, storageKey, size });
      this.wake.wake('outbox');
      return recording;
    }
    const mime = await mimeOf(await this.files.readHead(storageKey, HEAD_BYTES), declaredMime);
    return this.uploads.add(companyId, { operatorId, name: safeFileName(name), mime, storageKey, size });
  }
}
