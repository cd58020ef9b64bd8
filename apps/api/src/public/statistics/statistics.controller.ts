import { Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import { daysOf, periodOf, type Period } from '#domain/statistics/period.js';
import { Database, type Tx } from '#persistence/database.js';
import { messageDays, operatorFigures, ratingRows, requestDays, todayOf, type Page } from '#persistence/statistics/statistics.view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import type { Answer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { REPORT_ROWS, type ReportStatisticsRow } from './report-statistics.dto.js';
import { reportStatistics } from './report-statistics.js';
import {
  MessageStatistics,
  OperatorStatistics,
  RatingStatistics,
  RequestStatistics,
  StatisticsMeta,
  StatisticsQuery,
  type FigureName,
  type StatisticsRow,
} from './statistics.dto.js';
import { presentMessageDay, presentOperatorFigures, presentRating, presentRequestDay } from './statistics.presenter.js';

const ROWS = [MessageStatistics, RequestStatistics, OperatorStatistics, RatingStatistics, ...REPORT_ROWS];

interface Rows {
  data: StatisticsRow[];
  total: number;
}

@PublicController('statistics')
export class PublicStatisticsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Scope('statistics:read')
  @ApiOperation({
    summary: 'Figures of a day or of a period',
    description:
      'Days are those of the company’s time zone, 366 at most. messages and requests have a row for each day, operators one for each ' +
      'operator, rating one for each mark that a client gave. limit and offset page through the rows.\n\n' +
      'active_dialogs, load, requests_answered, operator_events, funnel and templates are the reports of the console: with group_by=month ' +
      'or year they go over ten years, channel_ids, group_ids, operator_ids and roles choose of what, and meta.figures says what holds for ' +
      'the whole period. active_dialogs and load have a row for each day, month or year (its first day), funnel one for each scenario or, ' +
      'with scenario_id, for each of its steps, templates one for each template. requests_answered and operator_events are logs, newest ' +
      'first: meta.next is the cursor of the next page.',
  })
  @ApiExtraModels(...ROWS, StatisticsMeta)
  @ApiOkResponse({
    schema: {
      type: 'object',
      required: ['status', 'data', 'meta'],
      properties: {
        status: { type: 'string', enum: ['success'] },
        data: { type: 'array', items: { oneOf: ROWS.map((row) => ({ $ref: getSchemaPath(row) })) } },
        meta: { $ref: getSchemaPath(StatisticsMeta) },
      },
    },
  })
  report(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Query() query: StatisticsQuery,
  ): Promise<Answer<(StatisticsRow | ReportStatisticsRow)[]>> {
    const { report, date, date_from: from, date_to: to, page } = query;
    return this.database.transaction(companyId, async (tx) => {
      if (!isFigure(report)) return reportStatistics(tx, report, query);
      const { data, total } = await FIGURES_OF[report](tx, periodOf({ date, from, to }, await todayOf(tx)), page);
      return { data, meta: { total, ...page } };
    });
  }
}

const isFigure = (report: StatisticsQuery['report']): report is FigureName => report in FIGURES_OF;

const FIGURES_OF: Record<FigureName, (tx: Tx, period: Period, page: Page) => Promise<Rows>> = {
  messages: byDay(messageDays, presentMessageDay),
  requests: byDay(requestDays, presentRequestDay),
  operators: async (tx, period, page) => {
    const { rows, total } = await operatorFigures(tx, period, page);
    return { data: rows.map(presentOperatorFigures), total };
  },
  rating: async (tx, period, page) => {
    const { rows, total } = await ratingRows(tx, period, page);
    return { data: rows.map(presentRating), total };
  },
};

/** Only the days of the page are read. */
function byDay<Day extends { day: string }>(
  read: (tx: Tx, period: Period) => Promise<Day[]>,
  present: (date: string, day: Day | undefined) => StatisticsRow,
): (tx: Tx, period: Period, page: Page) => Promise<Rows> {
  return async (tx, period, { limit, offset }) => {
    const all = daysOf(period);
    const days = all.slice(offset, offset + limit);
    const [from, to] = [days[0], days.at(-1)];
    const rows = from && to ? new Map((await read(tx, { from, to })).map((row) => [row.day, row])) : new Map<string, Day>();
    return { data: days.map((day) => present(day, rows.get(day))), total: all.length };
  };
}
