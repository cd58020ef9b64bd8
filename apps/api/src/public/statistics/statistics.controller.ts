import { Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import { daysOf, periodOf, type Period } from '#domain/statistics/period.js';
import { Database, type Tx } from '#persistence/database.js';
import { messageDays, operatorFigures, ratingRows, requestDays, todayOf, type Page } from '#persistence/statistics/statistics.view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, PageMeta } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import {
  MessageStatistics,
  OperatorStatistics,
  RatingStatistics,
  RequestStatistics,
  StatisticsQuery,
  type Report,
  type StatisticsRow,
} from './statistics.dto.js';
import { presentMessageDay, presentOperatorFigures, presentRating, presentRequestDay } from './statistics.presenter.js';

const ROWS = [MessageStatistics, RequestStatistics, OperatorStatistics, RatingStatistics];

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
      'operator, rating one for each mark that a client gave. limit and offset page through the rows.',
  })
  @ApiExtraModels(...ROWS, PageMeta)
  @ApiOkResponse({
    schema: {
      type: 'object',
      required: ['status', 'data', 'meta'],
      properties: {
        status: { type: 'string', enum: ['success'] },
        data: { type: 'array', items: { oneOf: ROWS.map((row) => ({ $ref: getSchemaPath(row) })) } },
        meta: { $ref: getSchemaPath(PageMeta) },
      },
    },
  })
  async report(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: StatisticsQuery): Promise<Answer<StatisticsRow[]>> {
    const { report, date, date_from: from, date_to: to, page } = query;
    const { data, total } = await this.database.transaction(companyId, async (tx) =>
      REPORTS[report](tx, periodOf({ date, from, to }, await todayOf(tx)), page),
    );
    return { data, meta: { total, ...page } };
  }
}

const REPORTS: Record<Report, (tx: Tx, period: Period, page: Page) => Promise<Rows>> = {
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
