import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { mayExportDialogs } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import { PublicLinks } from '../../access/public-links.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { ChatExport } from './chat-export.js';
import { ExportQuery } from './exports.dto.js';

const TYPES = { csv: 'text/csv; charset=utf-8', html: 'text/html; charset=utf-8' } as const;
const FILE = { schema: { type: 'string', format: 'binary' } };

@ApiTags('dialogs')
@Controller('api/dialogs')
export class ExportsController {
  constructor(
    private readonly exported: ChatExport,
    private readonly links: PublicLinks,
  ) {}

  /** A chat, or what was written in it in a period, as a file. */
  @Requires(mayExportDialogs)
  @Get(':id/export')
  @ApiOkResponse({ content: { 'text/csv': FILE, 'text/html': FILE } })
  async export(
    @Caller() caller: SignedIn,
    @Param('id', IdPipe) id: number,
    @Query() query: ExportQuery,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const pieces = await this.exported.begin(caller, id, query, this.links.address(request));
    return new StreamableFile(Readable.from(pieces, { objectMode: false }), {
      ...{ type: TYPES[query.format], disposition: `attachment; filename="chat-${id}.${query.format}"` },
    });
  }
}
