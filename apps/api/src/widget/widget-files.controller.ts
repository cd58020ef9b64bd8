import { Controller, Get, Headers, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { safeFileName } from '#domain/uploads/upload.js';
import { Database } from '#persistence/database.js';
import { FileStore } from '#persistence/files/file-store.js';
import { visitorAttachment } from '#persistence/visitors/visitor-messages.view.js';
import { addVisitorUpload } from '#persistence/visitors/visitor-upload.store.js';
import { Public } from '../access/auth.decorators.js';
import { sendFile } from '../console/uploads/send-file.js';
import { HEAD_BYTES, mimeOf } from '../console/uploads/sniff.js';
import { receiveFile } from '../http/received-file.js';
import { HIS_OWN } from './his-own.js';
import { isTakenFile } from './file-kinds.js';
import { FileLinks } from './file-links.js';
import { bearerOf, WidgetDoor } from './widget-door.js';
import { FileKindRefused } from './widget.errors.js';
import { WidgetLimits } from './widget-limits.js';

/** A visitor's files, both ways. */
@ApiExcludeController()
@Public()
@Controller('widget')
export class WidgetFilesController {
  constructor(
    private readonly door: WidgetDoor,
    private readonly limits: WidgetLimits,
    private readonly files: FileStore,
    private readonly database: Database,
    private readonly links: FileLinks,
  ) {}

  /** A file on its way into a message. What it is, is found inside it. */
  @Post(':key/uploads')
  async upload(
    @Param('key') key: string,
    @Req() request: FastifyRequest,
  ): Promise<{ id: string; name: string; contentType: string; size: number }> {
    const { channel, visitor } = await this.door.visitor(key, bearerOf(request.headers), request.headers);
    await this.limits.upload(visitor.tokenHash.toString('base64'), request.ip);
    const { companyId } = channel;
    const stored = await receiveFile(request, this.files, companyId, async ({ name, declaredMime, storageKey, size }) => {
      const mime = await mimeOf(await this.files.readHead(storageKey, HEAD_BYTES), declaredMime);
      if (!isTakenFile(mime)) throw new FileKindRefused(mime);
      const file = { name: safeFileName(name), mime, size, storageKey };
      return this.database.transaction(companyId, (tx) => addVisitorUpload(tx, visitor.tokenHash, file));
    });
    return { id: String(stored.id), name: stored.name, contentType: stored.mime, size: stored.size };
  }

  /** The link is the pass; it was made for a visitor of this very dialog. */
  @Get('files/:pass/:name')
  async read(
    @Param('pass') pass: string,
    @Headers('range') wanted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const linked = this.links.read(pass);
    const file =
      linked &&
      (await this.database.transaction(linked.companyId, (tx) => visitorAttachment(tx, linked.dialogId, linked.attachmentId), HIS_OWN));
    return sendFile(this.files, file, wanted, reply, { called: 'File' });
  }
}
