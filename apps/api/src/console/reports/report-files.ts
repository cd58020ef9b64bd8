import { Injectable, type StreamableFile } from '@nestjs/common';
import { NotAllowed } from '#domain/access/access.errors.js';
import { reportColumns } from '#domain/reports/report-tables.js';
import { mayReadReport, whoseRows, type Report } from '#domain/reports/report.js';
import { TABLE_WORDS } from '#domain/reports/table-words.js';
import { Database } from '#persistence/database.js';
import { reportPages } from '#persistence/reports/report-pages.js';
import { SessionReader } from '#persistence/sessions/session.reader.js';
import { calendarOf } from '#persistence/statistics/statistics.view.js';
import type { SignedIn } from '../../access/signed-in.js';
import { fileOfTable } from '../../http/file-of-table.js';
import type { FunnelFileQuery, ReportFileQuery } from './report-query.dto.js';
import { questionOf } from './reports.reader.js';

/** Reports as files: all of their rows, read while they are sent. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionReader,
  ) {}

  async file(caller: SignedIn, report: Report, query: ReportFileQuery & Partial<FunnelFileQuery>): Promise<StreamableFile> {
    const { companyId } = caller;
    const { today, timeZone, locale } = await this.database.transaction(companyId, calendarOf);
    const question = questionOf(query, today);
    const words = TABLE_WORDS[query.language ?? locale];
    const scenarioId = query.scenarioId ?? null;
    const columns = reportColumns(report, { scenarioId }).map(({ key, kind }) => ({ heading: words.heading(key), kind }));
    const whose = (): Promise<number | null> => this.whoseRowsNow(caller, report);
    const pages = reportPages(this.database, { companyId, report, question, scenarioId, words, whose });
    const name = `${report.replaceAll('_', '-')}-${question.from}-${question.to}`;
    return fileOfTable({ title: words.report(report), columns, pages, timeZone }, query.format, name);
  }

  /** Whose session was ended, or whose right was taken away, gets no further line. */
  private async whoseRowsNow({ sessionId }: SignedIn, report: Report): Promise<number | null> {
    const [session] = await this.sessions.alive([sessionId]);
    if (!session || !mayReadReport(report, session)) throw new NotAllowed();
    return whoseRows(session);
  }
}
