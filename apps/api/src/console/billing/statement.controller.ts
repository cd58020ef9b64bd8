import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageBilling } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { StatementFile } from './statement-file.js';
import { Statement, StatementFileQuery, StatementQuery } from './statement.dto.js';
import { StatementReader } from './statement.reader.js';

/** The lines of the company's account. */
@ApiTags('billing')
@Requires(mayManageBilling)
@Controller('api/billing/statement')
export class StatementController {
  constructor(
    private readonly reader: StatementReader,
    private readonly file: StatementFile,
  ) {}

  /** Newest first. */
  @Get()
  @ApiOkResponse({ type: Statement })
  read(@Caller() { companyId }: SignedIn, @Query() query: StatementQuery): Promise<Statement> {
    return this.reader.read(companyId, query);
  }

  /** All lines that the filters find, with the company's time. */
  @Get('file')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  export(@Caller() caller: SignedIn, @Query() query: StatementFileQuery): Promise<StreamableFile> {
    return this.file.make(caller, query);
  }
}
