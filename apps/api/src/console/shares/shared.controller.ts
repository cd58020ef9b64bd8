import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileStore } from '#persistence/files/file-store.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { Public } from '../../access/auth.decorators.js';
import { sendFile } from '../uploads/send-file.js';
import { SharedReader } from './shared-reader.js';
import { LookAtShareRequest, SharedChat } from './shares.dto.js';

/** For whoever has a link to a chat. The token is in the body, never in an address, which logs would keep. */
@ApiTags('shared')
@Public()
@Controller('api/shared')
export class SharedController {
  constructor(
    private readonly reader: SharedReader,
    private readonly limits: LoginAttempts,
    private readonly files: FileStore,
  ) {}

  @Post('look')
  @HttpCode(200)
  @ApiOkResponse({ type: SharedChat })
  async look(
    @Body() { token, before }: LookAtShareRequest,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SharedChat> {
    await this.limits.share(ip);
    void reply.header('x-robots-tag', 'noindex');
    return this.reader.look(token, before ?? null);
  }

  @Get('files/:pass/:name')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async file(
    @Param('pass') pass: string,
    @Headers('range') wanted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.reader.file(pass);
    // A link may be withdrawn: nobody keeps what it showed.
    const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };
    return sendFile(this.files, file, wanted, reply, { called: 'File', headers });
  }
}
