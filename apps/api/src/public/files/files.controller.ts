import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import type { LinkedAttachment } from '#persistence/encryption/attachment-passes.js';
import { FileStore } from '#persistence/files/file-store.js';
import { isAwaited, visibleAttachment, type StoredAttachment } from '#persistence/uploads/attachment.view.js';
import { Public } from '../../access/auth.decorators.js';
import { fileHeaders } from '../../console/uploads/file-headers.js';
import { AttachmentLinks } from './attachment-links.js';

/** A webhook tells of a message before its file has been fetched from the provider: whoever asks at once waits so long for it. */
const ARRIVES_WITHIN_MS = 8_000;
const LOOK_AGAIN_MS = 250;

/** The files behind the links in messages. */
@ApiTags('v1')
@Public()
@Controller('v1/files')
export class PublicFilesController {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly links: AttachmentLinks,
  ) {}

  @Get(':pass/:name')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async read(@Param('pass') pass: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const linked = this.links.read(pass);
    const file = linked && (await this.arrived(linked));
    const size = file ? await this.files.size(file.storageKey) : null;
    if (!file || size === null) throw notFound('File');
    void reply.headers(fileHeaders(file));
    return new StreamableFile(this.files.read(file.storageKey), { length: size });
  }

  private async arrived({ companyId, attachmentId }: LinkedAttachment): Promise<StoredAttachment | null> {
    for (const until = Date.now() + ARRIVES_WITHIN_MS; ; await sleep(LOOK_AGAIN_MS)) {
      const { file, mayCome } = await this.database.transaction(companyId, async (tx) => {
        const file = await visibleAttachment(tx, attachmentId, { all: true });
        return { file, mayCome: file === null && (await isAwaited(tx, attachmentId)) };
      });
      if (!mayCome || Date.now() >= until) return file;
    }
  }
}
