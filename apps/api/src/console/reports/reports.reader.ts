import { Injectable } from '@nestjs/common';
import type { ReportAnswers } from '#domain/reports/report-answers.js';
import { reportPeriod } from '#domain/reports/report-period.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { whoseRows, type Report } from '#domain/reports/report.js';
import { Database, type Tx } from '#persistence/database.js';
import { readCountedUntil } from '#persistence/reports/counted-until.view.js';
import { readReport } from '#persistence/reports/read-report.js';
import { calendarOf } from '#persistence/statistics/statistics.view.js';
import type { SignedIn } from '../../access/signed-in.js';
import { asJson, type Json } from './as-json.js';
import type { ReportFrame } from './report-answers.dto.js';
import type { FunnelQuery, ReportQuery, ReportRowsQuery } from './report-query.dto.js';

type AnyQuery = ReportQuery & Partial<Pick<ReportRowsQuery, 'cursor' | 'limit'> & Pick<FunnelQuery, 'scenarioId'>>;

/** Answers reports to whoever may read them, with the rows that he may see. */
@Injectable()
export class ReportsReader {
  constructor(private readonly database: Database) {}

  answer<R extends Report>(caller: SignedIn, report: R, query: AnyQuery): Promise<{ frame: ReportFrame } & Json<ReportAnswers[R]>> {
    return this.database.transaction(caller.companyId, async (tx) => {
      const { today, timeZone } = await calendarOf(tx);
      const question = questionOf(query, today);
      const { cursor = null, limit = 0, scenarioId = null } = query;
      const answer = await readReport(report, tx, question, { onlyOperatorId: whoseRows(caller), cursor, limit, scenarioId });
      return { frame: await frameOf(tx, question, timeZone), ...asJson(answer) };
    });
  }
}

/** What is asked, with its period as days of the company's calendar. */
export function questionOf(query: ReportQuery, today: string): ReportQuestion {
  const { by, channelIds, groupIds, operatorIds, roles } = query;
  return { ...reportPeriod(query, by, today), by, channelIds, groupIds, operatorIds, roles };
}

async function frameOf(tx: Tx, { from, to, by }: ReportQuestion, timeZone: string): Promise<ReportFrame> {
  const countedUntil = await readCountedUntil(tx);
  return { from, to, by, timeZone, countedUntil: countedUntil.toISOString() };
}
