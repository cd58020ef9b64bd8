import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '#domain/shared/domain-error.js';
import { FileStore } from '#persistence/files/file-store.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { Public } from '../../access/auth.decorators.js';
import { byteRange } from '../uploads/byte-range.js';
import { fileHeaders } from '../uploads/file-headers.js';
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
    const size = file ? await this.files.size(file.storageKey) : null;
    if (!file || size === null) throw notFound('File');
    // A link may be withdrawn: nobody keeps what it showed.
    void reply.headers({ ...fileHeaders(file), 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    const range = byteRange(wanted, size);
    if (range === 'unsatisfiable') {
      void reply.status(416).header('content-range', `bytes */${size}`);
      return undefined;
    }
    if (!range) return new StreamableFile(this.files.read(file.storageKey), { length: size });
    void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
    return new StreamableFile(this.files.read(file.storageKey, range), { length: range.end - range.start + 1 });
  }
}
