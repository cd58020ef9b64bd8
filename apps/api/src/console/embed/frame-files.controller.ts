import { Controller, Get, Headers, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { mayReadDialogs } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { FileStore } from '#persistence/files/file-store.js';
import { SessionReader } from '#persistence/sessions/session.reader.js';
import { visibleAttachment } from '#persistence/uploads/attachment.view.js';
import { Caller, Public, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { sendFile } from '../uploads/send-file.js';
import { FileLink } from './embed.dto.js';
import { FrameFiles } from './frame-files.js';

/** Files as a frame shows them. */
@ApiTags('embed')
@Controller('api')
export class FrameFilesController {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly links: FrameFiles,
    private readonly sessions: SessionReader,
  ) {}

  /** An address of the file that needs no header. */
  @Requires(mayReadDialogs)
  @Post('attachments/:id/link')
  @HttpCode(200)
  @ApiOkResponse({ type: FileLink })
  async link(@Caller() caller: SignedIn, @Param('id', IdPipe) attachmentId: number): Promise<FileLink> {
    const { companyId, sessionId } = caller;
    const file = await this.database.transaction(companyId, (tx) => visibleAttachment(tx, attachmentId, dialogScope(caller)));
    if (!file) throw notFound('Attachment');
    return { url: this.links.linkTo({ attachmentId, sessionId }, file.name) };
  }

  /** The link is the pass; what its session may see is asked anew each time. */
  @Public()
  @Get('frame-files/:pass/:name')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async read(
    @Param('pass') pass: string,
    @Headers('range') wanted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const linked = this.links.read(pass);
    const [session] = linked ? await this.sessions.alive([linked.sessionId]) : [];
    if (!linked || !session) throw notFound('Attachment');
    const file = await this.database.transaction(session.companyId, (tx) =>
      visibleAttachment(tx, linked.attachmentId, dialogScope(session)),
    );
    return sendFile(this.files, file, wanted, reply);
  }
}
