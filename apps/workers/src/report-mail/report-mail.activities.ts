import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import { closeReportMail, planReportMail, readersOfReportMail } from '#persistence/reports/report-mail.desk.js';
import type { ReportLetterActivities, ReportMailActivities } from '#workflows/report-mail/report-mail.activities.js';
import type { Env } from '../env.js';
import { openMail } from '../mail/open-mail.js';
import { SendReport } from './send-report.js';

/** When views are sent: only the rows of the process. */
export const reportMailActivities = (database: Database): ReportMailActivities => ({
  planReportMail: ({ companyId, viewId }) => database.transaction(companyId, (tx) => planReportMail(tx, viewId, new Date())),
  readersOfReportMail: ({ companyId, viewId }) => database.transaction(companyId, (tx) => readersOfReportMail(tx, viewId)),
  closeReportMail: ({ companyId, viewId, occurrence, late }) =>
    database.transaction(companyId, (tx) => closeReportMail(tx, viewId, occurrence, late)),
});

/** The letters themselves. */
export function reportLetterActivities(env: Env, database: Database, log: Logger): ReportLetterActivities {
  const send = new SendReport(database, openMail(env, log), env.PUBLIC_URL ?? env.API_URL, log);
  return { sendReport: (letter) => send.run(letter) };
}
