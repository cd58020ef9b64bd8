import { Controller, Get, Headers, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayUseInternalChats } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';

@ApiTags('internal chats')
@Controller('api/internal-attachments')
export class InternalAttachmentsController {
  @Requires(mayUseInternalChats)
  @Get(':id')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  read(
    @Caller() _caller: SignedIn,
    @Param('id', IdPipe) _id: number,
    @Headers('range') _wanted: string | undefined,
    @Res({ passthrough: true }) _reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return Promise.reject(notFound('Attachment'));
  }
}
