import { firstOn, type MailSchedule } from '#domain/reports/mail-schedule.js';
import { mayReadReport } from '#domain/reports/report.js';
import { NoMailOfView, NotAReader, UnknownReaders } from '#domain/reports/reports.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { plusDays } from '#domain/shared/calendar-day.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import type { Database, Tx } from '../database.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { tellReportMails } from './report-mail.outbox.js';
import { reportReaders } from './report-reader.view.js';
import { viewToChange, type ViewCaller } from './report-view.store.js';
import { reportViewById, type ReportViewRow } from './report-view.view.js';

/** How a view is sent, as its owner says it. */
export interface ReportMailFields extends MailSchedule {
  operatorIds: readonly number[];
  format: 'csv' | 'xlsx';
}

const clock = statement(
  'report_mail.clock',
  `select to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today, to_char(now() at time zone time_zone, 'HH24:MI') as time
     from company where id = $1`,
);
const put = statement(
  'report_mail.put',
  `insert into report_mail (company_id, view_id, every, weekday, day_of_month, at, format, next_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (view_id) do update set every = $3, weekday = $4, day_of_month = $5, at = $6, format = $7, next_on = $8, last_error = null`,
);
const dropReaders = statement(
  'report_mail.drop_readers',
  `delete from report_mail_reader where company_id = $1 and view_id = $2 and operator_id <> all($3)`,
);
const addReaders = statement(
  'report_mail.add_readers',
  `insert into report_mail_reader (company_id, view_id, operator_id) select $1, $2, unnest($3::bigint[]) on conflict do nothing`,
);
const remove = statement('report_mail.delete', `delete from report_mail where company_id = $1 and view_id = $2`);
const leave = statement(
  'report_mail.leave',
  `delete from report_mail_reader where company_id = $1 and view_id = $2 and operator_id = $3 returning view_id`,
);
const removeWithoutReaders = statement(
  'report_mail.delete_without_readers',
  `delete from report_mail where company_id = $1 and view_id = $2 and not exists (select from report_mail_reader r where r.view_id = $2)`,
);

/** When views are sent, and to whom. The process report-mail sends them; what counts are the rows. */
export class ReportMailStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Pick<Wake, 'wake'>,
  ) {}

  /** Sets it up, changes it, or lets it go on that was stopped. */
  put(caller: ViewCaller, viewId: number, fields: ReportMailFields): Promise<ReportViewRow> {
    return this.changing(caller, async (tx) => {
      const view = await viewToChange(tx, caller, viewId);
      await checkReaders(tx, view, fields.operatorIds);
      const { every, weekday, dayOfMonth, at, format, operatorIds } = fields;
      await tx.query(put, [tx.companyId, viewId, every, weekday, dayOfMonth, at, format, await firstDay(tx, fields)]);
      tx.write(dropReaders, [tx.companyId, viewId, operatorIds]);
      tx.write(addReaders, [tx.companyId, viewId, operatorIds]);
      tellReportMails(tx, [viewId]);
      const after = (await reportViewById(tx, caller.operatorId, viewId))!;
      await audit(tx, 'report_view.mail_changed', after, { before: view.mail ? fieldsOf(view.mail) : {}, after: fieldsOf(fields) });
      return after;
    });
  }

  async remove(caller: ViewCaller, viewId: number): Promise<void> {
    await this.changing(caller, async (tx) => {
      const view = await viewToChange(tx, caller, viewId);
      if (!view.mail) return;
      await tx.query(remove, [tx.companyId, viewId]);
      tellReportMails(tx, [viewId]);
      await audit(tx, 'report_view.mail_ended', view, { before: fieldsOf(view.mail) });
    });
  }

  /** The letters of now, beside those of the calendar. */
  async sendNow(caller: ViewCaller, viewId: number): Promise<void> {
    await this.changing(caller, async (tx) => {
      const view = await viewToChange(tx, caller, viewId);
      if (!view.mail) throw new NoMailOfView();
      tellReportMails(tx, [viewId], new Date().toISOString());
      await audit(tx, 'report_view.mail_sent', view, { after: { operatorIds: view.mail.operatorIds } });
    });
  }

  /** Whoever gets the letters ends them for himself; with the last reader the mail is over. */
  async leave(caller: ViewCaller, viewId: number): Promise<void> {
    await this.changing(caller, async (tx) => {
      const view = await reportViewById(tx, caller.operatorId, viewId);
      const [left] = view ? await tx.query(leave, [tx.companyId, viewId, caller.operatorId]) : [];
      if (!view || !left) throw notFound('Mail');
      await tx.query(removeWithoutReaders, [tx.companyId, viewId]);
      tellReportMails(tx, [viewId]);
      await audit(tx, 'report_view.mail_left', view, { after: { operatorIds: [caller.operatorId] } });
    });
  }

  private async changing<T>({ companyId }: ViewCaller, work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(companyId, work);
    this.wake.wake('outbox');
    return result;
  }
}

/** Today, if the time has not passed. */
async function firstDay(tx: Tx, schedule: MailSchedule): Promise<string> {
  const [now] = await tx.query<{ today: string; time: string }>(clock, [tx.companyId]);
  const { today, time } = now!;
  return firstOn(schedule, time < schedule.at ? today : plusDays(today, 1));
}

async function checkReaders(tx: Tx, { report }: ReportViewRow, operatorIds: readonly number[]): Promise<void> {
  const readers = await reportReaders(tx, operatorIds);
  if (readers.length < new Set(operatorIds).size) throw new UnknownReaders();
  const without = readers.filter((reader) => !mayReadReport(report, reader));
  if (without.length > 0) throw new NotAReader(without.map(({ name }) => name));
}

const audit = (tx: Tx, action: string, { id, name }: ReportViewRow, more: { before?: Fields; after?: Fields }): Promise<void> =>
  recordAudit(tx, { action, object: { kind: 'report_view', id, name }, ...more });

const fieldsOf = ({ every, weekday, dayOfMonth, at, format, operatorIds }: ReportMailFields): Fields => ({
  ...{ every, weekday, dayOfMonth, at, format, operatorIds: [...operatorIds].sort((a, b) => a - b) },
});
