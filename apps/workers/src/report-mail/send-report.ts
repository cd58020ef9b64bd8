import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import { mayReadReport } from '#domain/reports/report.js';
import { noteReportLetter, reportLetterFacts, type ReportLetterEnd } from '#persistence/reports/report-mail.desk.js';
import type { ReportLetter, ReportLetterResult } from '#workflows/report-mail/report-mail.activities.js';
import { AddressRefused, type Mail, type MailPort } from '../mail/mail.port.js';
import { MailedReport } from './mailed-report.js';
import { writeReport } from './write-report.js';

const ERROR_MAX_LENGTH = 500;

/** Sends one colleague the report of one day, as he may see it at this moment. */
export class SendReport {
  private readonly address: string;

  constructor(
    private readonly database: Database,
    private readonly mail: MailPort,
    publicAddress: string,
    private readonly log: Logger,
  ) {
    this.address = publicAddress.replace(/\/+$/, '');
  }

  /**
   * A worker that dies between the mail server's yes and the note sends the letter once more: better twice than never. Both carry the
   * same Message-ID, so that a mailbox shows one.
   */
  async run(letter: ReportLetter): Promise<ReportLetterResult> {
    const { companyId, viewId, occurrence, operatorId } = letter;
    const facts = await this.database.transaction(companyId, (tx) => reportLetterFacts(tx, viewId, occurrence, operatorId));
    if (!facts) return 'over';
    const { reader, report, result } = facts;
    if (result !== null) return result;
    if (reader === null || !mayReadReport(report, reader)) return this.note(letter, 'no_right', null);
    const mailed = await new MailedReport(this.database, companyId, { ...facts, reader }, occurrence).read();
    const link = `${this.address}/reports/${report.replaceAll('_', '-')}?view=${viewId}`;
    const links = { report: link, end: `${link}&letters=stop` };
    return this.hand(letter, {
      to: reader.email,
      link,
      unsubscribe: links.end,
      id: idOf(letter),
      ...writeReport({ ...facts, reader }, mailed, links),
    });
  }

  private async hand(letter: ReportLetter, mail: Mail): Promise<ReportLetterResult> {
    try {
      return await this.note(letter, await this.mail.send(mail), null);
    } catch (error) {
      // What the mail server said names the address: it is for the company, and stands in its row only.
      this.log.warn({ viewId: letter.viewId, code: (error as { code?: unknown }).code }, 'a report did not leave');
      if (!(error instanceof AddressRefused)) return 'later';
      return this.note(letter, 'refused', error.message.slice(0, ERROR_MAX_LENGTH));
    }
  }

  private async note(letter: ReportLetter, result: ReportLetterEnd, words: string | null): Promise<ReportLetterEnd> {
    await this.database.transaction(letter.companyId, (tx) => noteReportLetter(tx, letter, result, words));
    return result;
  }
}

const idOf = ({ viewId, occurrence, operatorId }: ReportLetter): string =>
  `report.${viewId}.${occurrence.replace(/[^0-9A-Za-z]/g, '')}.${operatorId}`;
