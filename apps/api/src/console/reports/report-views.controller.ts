import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayMailReports, mayUseReports } from '#domain/access/rights.js';
import { mailSchedule } from '#domain/reports/mail-schedule.js';
import { mayReadReport, REPORT_NAMES } from '#domain/reports/report.js';
import { Database } from '#persistence/database.js';
import { ReportMailStore } from '#persistence/reports/report-mail.store.js';
import { ReportViewStore } from '#persistence/reports/report-view.store.js';
import { listReportViews } from '#persistence/reports/report-view.view.js';
import { calendarOf } from '#persistence/statistics/statistics.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { presentReportView, savedQuestion } from './report-views.presenter.js';
import {
  AddReportViewRequest,
  ChangeReportViewRequest,
  ReportMailRequest,
  ReportView,
  ReportViewList,
  type SavedQuestion,
} from './report-views.dto.js';

/** Saved views: a report with its period and filters under a name, one's own or for everybody who may read it, and the letters that bring it. */
@ApiTags('reports')
@Controller('api/report-views')
export class ReportViewsController {
  constructor(
    private readonly database: Database,
    private readonly views: ReportViewStore,
    private readonly mails: ReportMailStore,
  ) {}

  /** Of the reports that one may read: one's own, those that are shared, and those that one gets by mail. */
  @Requires(mayUseReports)
  @Get()
  @ApiOkResponse({ type: ReportViewList })
  async list(@Caller() caller: SignedIn): Promise<ReportViewList> {
    const reports = REPORT_NAMES.filter((report) => mayReadReport(report, caller));
    const views = await this.database.transaction(caller.companyId, (tx) => listReportViews(tx, caller.operatorId, reports));
    return { items: views.map((view) => presentReportView(view, caller)) };
  }

  @Requires(mayUseReports)
  @Post()
  @ApiCreatedResponse({ type: ReportView })
  async add(@Caller() caller: SignedIn, @Body() { question, ...body }: AddReportViewRequest): Promise<ReportView> {
    const view = await this.views.add(caller, { ...body, question: await this.checked(caller, question) });
    return presentReportView(view, caller);
  }

  @Requires(mayUseReports)
  @Patch(':id')
  @ApiOkResponse({ type: ReportView })
  async change(
    @Caller() caller: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() { question, ...body }: ChangeReportViewRequest,
  ): Promise<ReportView> {
    const view = await this.views.change(caller, id, { ...body, question: question && (await this.checked(caller, question)) });
    return presentReportView(view, caller);
  }

  /** Its letters end with it. */
  @Requires(mayUseReports)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.views.remove(caller, id);
  }

  /** Sets the letters up, changes them, or lets them go on after they were stopped. */
  @Requires(mayMailReports)
  @Put(':id/mail')
  @ApiOkResponse({ type: ReportView })
  async setMail(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ReportMailRequest): Promise<ReportView> {
    const { operatorIds, format } = body;
    return presentReportView(await this.mails.put(caller, id, { ...mailSchedule(body), operatorIds, format }), caller);
  }

  @Requires(mayMailReports)
  @Delete(':id/mail')
  @HttpCode(204)
  @ApiNoContentResponse()
  endMail(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.mails.remove(caller, id);
  }

  /** The letters of now, to everybody who gets them. */
  @Requires(mayMailReports)
  @Post(':id/mail/now')
  @HttpCode(204)
  @ApiNoContentResponse()
  sendNow(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.mails.sendNow(caller, id);
  }

  /** Whoever gets the letters ends them for himself. */
  @Requires(mayUseReports)
  @Delete(':id/mail/mine')
  @HttpCode(204)
  @ApiNoContentResponse()
  leaveMail(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.mails.leave(caller, id);
  }

  private async checked({ companyId }: SignedIn, question: SavedQuestion): Promise<ReturnType<typeof savedQuestion>> {
    return savedQuestion(question, await this.database.transaction(companyId, calendarOf));
  }
}
