import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadAuditLog } from '#domain/access/rights.js';
import { auditPage } from '#persistence/audit/audit.view.js';
import { Database } from '#persistence/database.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { AuditExport } from './audit-export.js';
import { AuditFilterQuery, AuditPage, AuditQuery } from './audit.dto.js';
import { auditFilter, presentAuditEntry } from './audit.presenter.js';

/** Who changed what, and when. */
@ApiTags('audit')
@Requires(mayReadAuditLog)
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly database: Database,
    private readonly exported: AuditExport,
  ) {}

  /** Newest first. */
  @Get()
  @ApiOkResponse({ type: AuditPage })
  async list(@Caller() { companyId }: SignedIn, @Query() { before, limit, ...filter }: AuditQuery): Promise<AuditPage> {
    const place = { before: before ?? null, limit };
    const rows = await this.database.transaction(companyId, (tx) => auditPage(tx, auditFilter(filter), place));
    return { items: rows.map(presentAuditEntry), next: rows.length === limit ? rows.at(-1)!.id : null };
  }

  /** All that the filters find as a CSV file, with the company's time. That it was taken out stands in the log, too. */
  @Get('export')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  async export(@Caller() caller: SignedIn, @Query() query: AuditFilterQuery): Promise<StreamableFile> {
    const lines = await this.exported.begin(caller, auditFilter(query));
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      ...{ type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="audit-log.csv"' },
    });
  }
}
