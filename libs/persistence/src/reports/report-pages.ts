import type { ReportTable } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { ReportAnswers, ReportDetails } from '#domain/reports/report-answers.js';
import { reportRows } from '#domain/reports/report-tables.js';
import type { Report } from '#domain/reports/report.js';
import type { TableWords } from '#domain/reports/table-words.js';
import type { Database } from '../database.js';
import { readReport } from './read-report.js';

const AT_ONCE = 1_000;

/** A report to be written out whole. */
export interface WholeReport<R extends Report = Report> {
  companyId: number;
  report: R;
  question: ReportQuestion;
  scenarioId: number | null;
  words: TableWords;
  /** Whose rows its reader may see at this moment, null = everybody's; refuses whoever may no longer read it. */
  whose: () => Promise<number | null>;
}

/** All rows of a report, a page and a transaction at a time: however many there are, one page of them is in memory. */
export async function* reportPages<R extends Report>(database: Database, asked: WholeReport<R>): AsyncGenerator<ReportTable['rows']> {
  const { companyId, report, question, scenarioId, words, whose } = asked;
  let cursor: string | null = null;
  do {
    const details: ReportDetails = { onlyOperatorId: await whose(), cursor, limit: AT_ONCE, scenarioId, rowsOnly: true };
    const answer: ReportAnswers[R] = await database.transaction(companyId, (tx) => readReport(report, tx, question, details));
    yield reportRows(report, answer, words, { scenarioId });
    cursor = 'next' in answer ? answer.next : null;
  } while (cursor !== null);
}
