import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { FileStore } from '#persistence/files/file-store.js';
import { visibleAttachment } from '#persistence/uploads/attachment.view.js';
import { Public } from '../../access/auth.decorators.js';
import { fileHeaders } from '../../console/uploads/file-headers.js';
import { AttachmentLinks } from './attachment-links.js';

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
    const file =
      linked && (await this.database.transaction(linked.companyId, (tx) => visibleAttachment(tx, linked.attachmentId, { all: true })));
    const size = file ? await this.files.size(file.storageKey) : null;
    if (!file || size === null) throw notFound('File');
    void reply.headers(fileHeaders(file));
    return new StreamableFile(this.files.read(file.storageKey), { length: size });
  }
}
