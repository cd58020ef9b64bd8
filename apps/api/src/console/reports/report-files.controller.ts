import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadReportNamed } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { TABLE_FILE } from '../../http/file-of-table.js';
import { ReportFiles } from './report-files.js';
import { FunnelFileQuery, ReportFileQuery } from './report-query.dto.js';

/** Each report as CSV or XLSX: all of its rows, for whoever may read it. */
@ApiTags('reports')
@Controller('api/reports')
export class ReportFilesController {
  constructor(private readonly files: ReportFiles) {}

  @Requires(mayReadReportNamed('report_active_dialogs'))
  @Get('active-dialogs/file')
  @ApiOkResponse(TABLE_FILE)
  activeDialogsFile(@Caller() caller: SignedIn, @Query() query: ReportFileQuery): Promise<StreamableFile> {
    return this.files.file(caller, 'active_dialogs', query);
  }

  @Requires(mayReadReportNamed('report_load'))
  @Get('load/file')
  @ApiOkResponse(TABLE_FILE)
  loadFile(@Caller() caller: SignedIn, @Query() query: ReportFileQuery): Promise<StreamableFile> {
    return this.files.file(caller, 'load', query);
  }

  @Requires(mayReadReportNamed('report_requests'))
  @Get('requests/file')
  @ApiOkResponse(TABLE_FILE)
  requestsFile(@Caller() caller: SignedIn, @Query() query: ReportFileQuery): Promise<StreamableFile> {
    return this.files.file(caller, 'requests', query);
  }

  @Requires(mayReadReportNamed('report_rating'))
  @Get('rating/file')
  @ApiOkResponse(TABLE_FILE)
  ratingFile(@Caller() caller: SignedIn, @Query() query: ReportFileQuery): Promise<StreamableFile> {
    return this.files.file(caller, 'rating', query);
  }

  @Requires(mayReadReportNamed('report_operator_events'))
  @Get('operator-events/file')
  @ApiOkResponse(TABLE_FILE)
  operatorEventsFile(@Caller() caller: SignedIn, @Query() query: ReportFileQuery): Promise<StreamableFile> {
    return this.files.file(caller, 'operator_events', query);
  }

  @Requires(mayReadReportNamed('report_funnel'))
  @Get('funnel/file')
  @ApiOkResponse(TABLE_FILE)
  funnelFile(@Caller() caller: SignedIn, @Query() query: FunnelFileQuery): Promise<StreamableFile> {
    return this.files.file(caller, 'funnel', query);
  }

  @Requires(mayReadReportNamed('report_templates'))
  @Get('templates/file')
  @ApiOkResponse(TABLE_FILE)
  templatesFile(@Caller() caller: SignedIn, @Query() query: ReportFileQuery): Promise<StreamableFile> {
    return this.files.file(caller, 'templates', query);
  }
}
