import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadReportNamed, mayUseReports } from '#domain/access/rights.js';
import { Database } from '#persistence/database.js';
import { reportChoices } from '#persistence/reports/report-choices.view.js';
import { calendarOf } from '#persistence/statistics/statistics.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import {
  ActiveDialogsAnswer,
  FunnelAnswer,
  LoadAnswer,
  OperatorEventsAnswer,
  RatingAnswer,
  RequestsAnswer,
  TemplatesAnswer,
} from './report-answers.dto.js';
import { ReportChoices } from './report-choices.dto.js';
import { FunnelQuery, ReportQuery, ReportRowsQuery } from './report-query.dto.js';
import { ReportsReader } from './reports.reader.js';

/** The reports, each opened by its section of the role. Who does not see all chats finds his own rows. */
@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsReader,
    private readonly database: Database,
  ) {}

  /** What the filters may name. */
  @Requires(mayUseReports)
  @Get('choices')
  @ApiOkResponse({ type: ReportChoices })
  choices(@Caller() caller: SignedIn): Promise<ReportChoices> {
    return this.database.transaction(caller.companyId, async (tx) => {
      const { today, timeZone } = await calendarOf(tx);
      return { ...(await reportChoices(tx, caller)), today, timeZone };
    });
  }

  /** Dialogs with a message in or out; without those of the WhatsApp Business API. */
  @Requires(mayReadReportNamed('report_active_dialogs'))
  @Get('active-dialogs')
  @ApiOkResponse({ type: ActiveDialogsAnswer })
  activeDialogs(@Caller() caller: SignedIn, @Query() query: ReportQuery): Promise<ActiveDialogsAnswer> {
    return this.reports.answer(caller, 'active_dialogs', query);
  }

  /** How much there was to do, when, and how soon it was done. */
  @Requires(mayReadReportNamed('report_load'))
  @Get('load')
  @ApiOkResponse({ type: LoadAnswer })
  load(@Caller() caller: SignedIn, @Query() query: ReportQuery): Promise<LoadAnswer> {
    return this.reports.answer(caller, 'load', query);
  }

  /** Requests that an operator wrote in. */
  @Requires(mayReadReportNamed('report_requests'))
  @Get('requests')
  @ApiOkResponse({ type: RequestsAnswer })
  requests(@Caller() caller: SignedIn, @Query() query: ReportRowsQuery): Promise<RequestsAnswer> {
    return this.reports.answer(caller, 'requests', query);
  }

  /** Marks that clients gave. */
  @Requires(mayReadReportNamed('report_rating'))
  @Get('rating')
  @ApiOkResponse({ type: RatingAnswer })
  rating(@Caller() caller: SignedIn, @Query() query: ReportRowsQuery): Promise<RatingAnswer> {
    return this.reports.answer(caller, 'rating', query);
  }

  /** Who came, went and was there, and what he took. */
  @Requires(mayReadReportNamed('report_operator_events'))
  @Get('operator-events')
  @ApiOkResponse({ type: OperatorEventsAnswer })
  operatorEvents(@Caller() caller: SignedIn, @Query() query: ReportRowsQuery): Promise<OperatorEventsAnswer> {
    return this.reports.answer(caller, 'operator_events', query);
  }

  /** How far clients came in scenarios. */
  @Requires(mayReadReportNamed('report_funnel'))
  @Get('funnel')
  @ApiOkResponse({ type: FunnelAnswer })
  funnel(@Caller() caller: SignedIn, @Query() query: FunnelQuery): Promise<FunnelAnswer> {
    return this.reports.answer(caller, 'funnel', query);
  }

  /** What became of message templates. */
  @Requires(mayReadReportNamed('report_templates'))
  @Get('templates')
  @ApiOkResponse({ type: TemplatesAnswer })
  templates(@Caller() caller: SignedIn, @Query() query: ReportQuery): Promise<TemplatesAnswer> {
    return this.reports.answer(caller, 'templates', query);
  }
}
