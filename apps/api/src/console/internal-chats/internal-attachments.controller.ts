import { Controller, Get, Headers, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayUseInternalChats } from '#domain/access/rights.js';
import { FileStore } from '#persistence/files/file-store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { sendFile } from '../uploads/send-file.js';
import { InternalChatReader } from './internal-chat-reader.js';

@ApiTags('internal chats')
@Controller('api/internal-attachments')
export class InternalAttachmentsController {
  constructor(
    private readonly reader: InternalChatReader,
    private readonly files: FileStore,
  ) {}

  @Requires(mayUseInternalChats)
  @Get(':id')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async read(
    @Caller() caller: SignedIn,
    @Param('id', IdPipe) id: number,
    @Headers('range') wanted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendFile(this.files, await this.reader.file(caller, id), wanted, reply);
  }
}
