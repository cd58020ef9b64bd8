import { firstOn, lastOn, momentOfMail, type MailSchedule } from '#domain/reports/mail-schedule.js';
import { plusDays } from '#domain/shared/calendar-day.js';
import type { SavedQuestion } from '#domain/reports/report-view.js';
import type { Report } from '#domain/reports/report.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { reportReaders, type ReportReader } from './report-reader.view.js';
import type { ReportMailError } from './report-view.view.js';

/** What the process report-mail is told when it asks its row: workflows/src/report-mail. */
export type ReportMailPlan =
  { state: 'due'; occurrence: string; operatorIds: number[] } | { state: 'wait'; until: string } | { state: 'over' | 'stopped' };

/** What came of a letter, for good. */
export type ReportLetterEnd = 'sent' | 'logged' | 'refused' | 'no_right';

interface MailRow extends MailSchedule {
  nextOn: string | null;
  timeZone: string;
  today: string;
  time: string;
  operatorIds: number[];
}

const select = `
  select m.every, m.weekday, m.day_of_month as "dayOfMonth", to_char(m.at, 'HH24:MI') as at, to_char(m.next_on, 'YYYY-MM-DD') as "nextOn",
         c.time_zone as "timeZone", to_char(now() at time zone c.time_zone, 'YYYY-MM-DD') as today,
         to_char(now() at time zone c.time_zone, 'HH24:MI') as time,
         (select coalesce(json_agg(r.operator_id order by r.operator_id), '[]') from report_mail_reader r where r.view_id = m.view_id) as "operatorIds"
    from report_mail m join company c on c.id = m.company_id where m.company_id = $1 and m.view_id = $2`;
const byView = statement('report_mail.by_view', select);
const locked = statement('report_mail.locked', `${select} for update of m`);
const letters = statement(
  'report_mail.letters',
  `select operator_id as "operatorId", result, words, at from report_mail_letter where company_id = $1 and view_id = $2 and occurrence = $3`,
);
const close = statement(
  'report_mail.close',
  `update report_mail set next_on = $3, last_sent_at = greatest(last_sent_at, $4), last_error = $5 where company_id = $1 and view_id = $2`,
);
// Whoever gets letters each day would have thousands of rows after years.
const forget = statement(
  'report_mail.forget',
  `delete from report_mail_letter where company_id = $1 and view_id = $2 and at < now() - interval '90 days'`,
);

/**
 * The letters that are due. Where several days went by while nothing ran, only those of the last one leave: whoever gets a report a day
 * wants to know how things stand, and not how they stood.
 */
export async function planReportMail(tx: Tx, viewId: number, now: Date): Promise<ReportMailPlan> {
  const [mail] = await tx.query<MailRow>(byView, [tx.companyId, viewId]);
  if (!mail) return { state: 'over' };
  const { nextOn, at, timeZone, today, time, operatorIds } = mail;
  if (nextOn === null) return { state: 'stopped' };
  const due = momentOfMail(nextOn, at, timeZone);
  if (due > now) return { state: 'wait', until: due.toISOString() };
  const last = lastOn(mail, time >= at ? today : plusDays(today, -1));
  return { state: 'due', occurrence: last > nextOn ? last : nextOn, operatorIds };
}

export const readersOfReportMail = async (tx: Tx, viewId: number): Promise<number[]> =>
  (await tx.query<MailRow>(byView, [tx.companyId, viewId]))[0]?.operatorIds ?? [];

interface LetterRow {
  operatorId: number;
  result: ReportLetterEnd;
  words: string | null;
  at: Date;
}

/** Notes what came of an occurrence: whom it did not reach and why, and when the next one is. `late`: the mail server was away for too long. */
export async function closeReportMail(tx: Tx, viewId: number, occurrence: string, late: readonly number[]): Promise<void> {
  const [mail] = await tx.query<MailRow>(locked, [tx.companyId, viewId]);
  if (!mail) return;
  const ended = await tx.query<LetterRow>(letters, [tx.companyId, viewId, occurrence]);
  const sent = ended.filter(({ result }) => result === 'sent').map(({ at }) => at.getTime());
  const nobody = late.length === 0 && ended.length > 0 && ended.every(({ result }) => result === 'no_right');
  const nextOn = nobody ? null : mail.nextOn !== null && mail.nextOn <= occurrence ? firstOn(mail, plusDays(occurrence, 1)) : mail.nextOn;
  const lastSentAt = sent.length > 0 ? new Date(Math.max(...sent)) : null;
  const error = errorOf(ended, late);
  await tx.query(close, [tx.companyId, viewId, nextOn, lastSentAt, error && JSON.stringify(error)]);
  tx.write(forget, [tx.companyId, viewId]);
}

/** The gravest first: a right that is missing is for people to see to, a mail server comes back. */
function errorOf(ended: readonly LetterRow[], late: readonly number[]): ReportMailError | null {
  const of = (result: ReportLetterEnd): LetterRow[] => ended.filter((letter) => letter.result === result);
  const error = (code: ReportMailError['code'], letters: readonly LetterRow[], more: readonly number[] = []): ReportMailError => ({
    ...{ code, operatorIds: [...letters.map(({ operatorId }) => operatorId), ...more].sort((a, b) => a - b) },
    words: letters.find(({ words }) => words !== null)?.words ?? null,
  });
  if (of('no_right').length > 0) return error('no_right', of('no_right'));
  if (of('refused').length > 0) return error('refused', of('refused'));
  return of('logged').length + late.length > 0 ? error('mail_server', of('logged'), late) : null;
}

/** What a letter to one colleague is made of. */
export interface ReportLetterFacts {
  /** Null: he does not work here any more. */
  reader: ReportReader | null;
  viewId: number;
  report: Report;
  name: string;
  question: SavedQuestion;
  format: 'csv' | 'xlsx';
  company: string;
  timeZone: string;
  today: string;
  /** What came of it already: the process was told twice, or its worker died before it could say so. */
  result: ReportLetterEnd | null;
}

export interface FactsForReader extends ReportLetterFacts {
  reader: ReportReader;
}

const facts = statement(
  'report_mail.letter_facts',
  `select v.id as "viewId", v.report, v.name, v.question, m.format, c.name as company, c.time_zone as "timeZone",
          to_char(now() at time zone c.time_zone, 'YYYY-MM-DD') as today, l.result
     from report_mail_reader r join report_mail m on m.view_id = r.view_id join report_view v on v.id = r.view_id
     join company c on c.id = r.company_id
     left join report_mail_letter l on l.view_id = r.view_id and l.occurrence = $4 and l.operator_id = r.operator_id
    where r.company_id = $1 and r.view_id = $2 and r.operator_id = $3`,
);
const note = statement(
  'report_mail.note',
  `insert into report_mail_letter (company_id, view_id, occurrence, operator_id, result, words)
   select $1, $2, $3, $4, $5, $6 where exists (select from report_mail where view_id = $2)
   on conflict (view_id, occurrence, operator_id) do update set result = $5, words = $6, at = now()`,
);

/** Null: he is to get none of these letters any more. */
export async function reportLetterFacts(tx: Tx, viewId: number, occurrence: string, operatorId: number): Promise<ReportLetterFacts | null> {
  const [row] = await tx.query<Omit<ReportLetterFacts, 'reader'>>(facts, [tx.companyId, viewId, operatorId, occurrence]);
  if (!row) return null;
  const [reader] = await reportReaders(tx, [operatorId]);
  return { ...row, reader: reader ?? null };
}

export async function noteReportLetter(
  tx: Tx,
  letter: { viewId: number; occurrence: string; operatorId: number },
  result: ReportLetterEnd,
  words: string | null,
): Promise<void> {
  await tx.query(note, [tx.companyId, letter.viewId, letter.occurrence, letter.operatorId, result, words]);
}
