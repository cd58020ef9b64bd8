import { momentOfMail, type MailSchedule } from '#domain/reports/mail-schedule.js';
import type { SavedQuestion } from '#domain/reports/report-view.js';
import type { Report } from '#domain/reports/report.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** Why not everybody got the last letters. */
export interface ReportMailError {
  /** `no_right`: he may not read the report any more; `refused`: the address takes nothing; `mail_server`: none, or it was away too long. */
  code: 'no_right' | 'refused' | 'mail_server';
  operatorIds: number[];
  /** What the mail server said. */
  words: string | null;
}

export interface ReportMailRow extends MailSchedule {
  operatorIds: number[];
  format: 'csv' | 'xlsx';
  /** Null: stopped, since nobody could get the last letters. */
  nextAt: Date | null;
  lastSentAt: Date | null;
  lastError: ReportMailError | null;
}

export interface ReportViewRow {
  id: number;
  report: Report;
  name: string;
  question: SavedQuestion;
  shared: boolean;
  ownerId: number | null;
  owner: string | null;
  mail: ReportMailRow | null;
}

/** As the table has it: the day of the next letters, a time as a text. */
interface Row extends Omit<ReportViewRow, 'mail'> {
  mail: (Omit<ReportMailRow, 'nextAt' | 'lastSentAt'> & { nextOn: string | null; timeZone: string; lastSentAt: string | null }) | null;
}

const select = `
  select v.id, v.report, v.name, v.question, v.shared, v.owner_id as "ownerId",
         nullif(trim(o.first_name || ' ' || o.last_name), '') as owner,
         case when m.view_id is not null then json_build_object(
           'every', m.every, 'weekday', m.weekday, 'dayOfMonth', m.day_of_month, 'at', to_char(m.at, 'HH24:MI'), 'format', m.format,
           'operatorIds', (select coalesce(json_agg(r.operator_id order by r.operator_id), '[]') from report_mail_reader r where r.view_id = v.id),
           'nextOn', m.next_on, 'timeZone', c.time_zone, 'lastSentAt', m.last_sent_at, 'lastError', m.last_error) end as mail
    from report_view v join company c on c.id = v.company_id left join operator o on o.company_id = v.company_id and o.id = v.owner_id
    left join report_mail m on m.view_id = v.id`;
/** $2: whoever asks. What he gets by mail he sees, so that he can leave it. */
const seen = `(v.owner_id = $2 or v.shared or exists (select from report_mail_reader r where r.view_id = v.id and r.operator_id = $2))`;
const list = statement(
  'report_views.list',
  `${select} where v.company_id = $1 and ${seen} and v.report = any($3) order by (v.owner_id = $2) is not true, lower(v.name), v.id`,
);
const byId = statement('report_views.by_id', `${select} where v.company_id = $1 and ${seen} and v.id = $3`);

/** One's own first, then those that colleagues share; of reports that one may read. */
export const listReportViews = async (tx: Tx, operatorId: number, reports: readonly Report[]): Promise<ReportViewRow[]> =>
  (await tx.query<Row>(list, [tx.companyId, operatorId, reports])).map(withTimes);

/** Null: there is none, or it is not for this operator's eyes. */
export async function reportViewById(tx: Tx, operatorId: number, id: number): Promise<ReportViewRow | null> {
  const [row] = await tx.query<Row>(byId, [tx.companyId, operatorId, id]);
  return row ? withTimes(row) : null;
}

function withTimes({ mail, ...view }: Row): ReportViewRow {
  if (!mail) return { ...view, mail };
  const { nextOn, timeZone, lastSentAt, ...rest } = mail;
  const nextAt = nextOn === null ? null : momentOfMail(nextOn, mail.at, timeZone);
  return { ...view, mail: { ...rest, nextAt, lastSentAt: lastSentAt === null ? null : new Date(lastSentAt) } };
}
