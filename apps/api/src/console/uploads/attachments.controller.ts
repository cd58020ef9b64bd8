import { Controller, Get, Headers, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { mayReadDialogs } from '#domain/access/rights.js';
import { Database } from '#persistence/database.js';
import { FileStore } from '#persistence/files/file-store.js';
import { visibleAttachment } from '#persistence/uploads/attachment.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { sendFile } from './send-file.js';

@ApiTags('messages')
@Controller('api/attachments')
export class AttachmentsController {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /** Pictures, sounds and films are shown, everything else is a download. */
  @Requires(mayReadDialogs)
  @Get(':id')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async read(
    @Caller() caller: SignedIn,
    @Param('id', IdPipe) id: number,
    @Headers('range') wanted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.database.transaction(caller.companyId, (tx) => visibleAttachment(tx, id, dialogScope(caller)));
    return sendFile(this.files, file, wanted, reply);
  }
}
