import { Injectable } from '@nestjs/common';
import { HttpFailure, type HttpPort } from '#connectors/http/http.port.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { safeFileName, UPLOAD_LIMIT_BYTES } from '#domain/uploads/upload.js';
import { FileStore } from '#persistence/files/file-store.js';
import { UploadStore } from '#persistence/uploads/upload.store.js';
import { HEAD_BYTES, mimeOf } from '../../console/uploads/sniff.js';
import { HttpRefusal } from '../../http/http.errors.js';

/** Each may hold a whole file in memory. */
const AT_ONCE = 4;

/** Fetches the file that a program names by its address, through the guard against private addresses. */
@Injectable()
export class AttachmentFetcher {
  private running = 0;

  constructor(
    private readonly http: HttpPort,
    private readonly files: FileStore,
    private readonly uploads: UploadStore,
  ) {}

  /** The id of the stored upload. */
  async fetch(companyId: number, address: string, name: string | undefined): Promise<number> {
    if (this.running >= AT_ONCE) {
      throw new HttpRefusal(503, 'busy', 'Too many attachments are being fetched right now; try again in a few seconds', {
        'retry-after': '3',
      });
    }
    this.running += 1;
    try {
      return await this.store(companyId, await this.download(address), safeFileName(name || nameIn(address)));
    } finally {
      this.running -= 1;
    }
  }

  private async download(address: string): Promise<{ bytes: Uint8Array; declared: string | undefined }> {
    try {
      const { status, body, headers } = await this.http.request({ method: 'GET', url: address, maxBytes: UPLOAD_LIMIT_BYTES });
      if (status !== 200) throw refused(`the server there answers ${status}`);
      if (body.length === 0) throw refused('the file there is empty');
      return { bytes: body, declared: headers['content-type'] };
    } catch (error) {
      throw error instanceof HttpFailure ? refused(REASONS[error.reason]) : error;
    }
  }

  private async store(
    companyId: number,
    { bytes, declared }: { bytes: Uint8Array; declared: string | undefined },
    name: string,
  ): Promise<number> {
    const mime = await mimeOf(bytes.subarray(0, HEAD_BYTES), declared);
    const { key, size } = await this.files.write(companyId, bytes, UPLOAD_LIMIT_BYTES);
    return (await this.uploads.add(companyId, { operatorId: null, name, mime, size, storageKey: key })).id;
  }
}

const REASONS: Record<HttpFailure['reason'], string> = {
  blocked_address: 'this address may not be called from here',
  refused: 'the server there refuses the connection',
  timeout: 'the server there did not answer in time',
  reset: 'the server there broke the connection off',
  too_large: 'the file is larger than 25 MB',
  invalid_url: 'this is no address of a file',
};

const refused = (reason: string): DomainError =>
  new DomainError(
    'attachment_not_fetched',
    `attachment could not be fetched: ${reason}; give a direct address of a file`,
    'invalid',
    'attachment',
  );

function nameIn(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
