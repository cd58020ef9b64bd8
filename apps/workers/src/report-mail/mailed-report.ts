import type { ReportAnswers } from '#domain/reports/report-answers.js';
import { reportPeriod } from '#domain/reports/report-period.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { ROWS_OF_LETTER } from '#domain/reports/report-letter.js';
import { reportColumns } from '#domain/reports/report-tables.js';
import { whoseRows, type Report } from '#domain/reports/report.js';
import { TABLE_WORDS } from '#domain/reports/table-words.js';
import { wallTimeAt } from '#domain/companies/zone-time.js';
import { isoDay } from '#domain/shared/calendar-day.js';
import type { Database } from '#persistence/database.js';
import { readReport } from '#persistence/reports/read-report.js';
import type { FactsForReader } from '#persistence/reports/report-mail.desk.js';
import { reportPages } from '#persistence/reports/report-pages.js';
import { csvTable } from '#tables/csv.js';
import { xlsxTable } from '#tables/xlsx.js';
import type { MailAttachment } from '../mail/mail.port.js';

/** Mail servers turn away what is larger, once it is written as text. */
const LARGEST_FILE = 10 * 1024 * 1024;
const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** A report as a letter brings it. */
export interface ReadReport<R extends Report = Report> {
  question: ReportQuestion;
  answer: ReportAnswers[R];
  /** Null: it is larger than a letter may be. */
  file: MailAttachment | null;
}

/** Reads a saved view for one reader, with the rows that he may see, for the day of the letter, however late it leaves. */
export class MailedReport {
  constructor(
    private readonly database: Database,
    private readonly companyId: number,
    private readonly facts: FactsForReader,
    private readonly occurrence: string,
  ) {}

  async read(): Promise<ReadReport> {
    const { report, question: saved, reader, timeZone } = this.facts;
    const { period, by, channelIds, groupIds, operatorIds, roles, scenarioId } = saved;
    const question = { ...reportPeriod(period, by, dayOf(this.occurrence, timeZone)), by, channelIds, groupIds, operatorIds, roles };
    const details = { onlyOperatorId: whoseRows(reader), cursor: null, limit: ROWS_OF_LETTER, scenarioId };
    const answer = await this.database.transaction(this.companyId, (tx) => readReport(report, tx, question, details));
    return { question, answer, file: await this.file(question) };
  }

  private async file(question: ReportQuestion): Promise<MailAttachment | null> {
    const { report, reader, format, timeZone, question: saved } = this.facts;
    const { scenarioId } = saved;
    const words = TABLE_WORDS[reader.locale];
    const columns = reportColumns(report, { scenarioId }).map(({ key, kind }) => ({ heading: words.heading(key), kind }));
    const whose = (): Promise<number | null> => Promise.resolve(whoseRows(reader));
    const pages = reportPages(this.database, { companyId: this.companyId, report, question, scenarioId, words, whose });
    const table = { title: words.report(report), columns, pages, timeZone };
    const content = await within(format === 'csv' ? csvTable(table) : xlsxTable(table));
    const name = `${report.replaceAll('_', '-')}-${question.from}-${question.to}.${format}`;
    return content && { name, type: TYPES[format], content };
  }
}

/** The whole of it; null once it is too large, without reading on. */
async function within(pieces: AsyncIterable<string | Buffer>): Promise<Buffer | null> {
  const read: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    const buffer = typeof piece === 'string' ? Buffer.from(piece) : piece;
    bytes += buffer.length;
    if (bytes > LARGEST_FILE) return null;
    read.push(buffer);
  }
  return Buffer.concat(read);
}

/** An occurrence of the calendar is a day; one that somebody wanted at once is a moment. */
function dayOf(occurrence: string, timeZone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(occurrence)) return occurrence;
  const { year, month, day } = wallTimeAt(timeZone, new Date(occurrence));
  return isoDay(Date.UTC(year, month - 1, day));
}
