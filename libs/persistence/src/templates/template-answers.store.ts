import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** Whether the client of template send `t` wrote within a day after it. */
export const ANSWERED_WITHIN_A_DAY = `exists (
  select 1 from message m
   where m.dialog_id = t.dialog_id and m.sent_at > t.at and m.sent_at <= t.at + interval '1 day' and m.kind = 'from_client')`;

const BATCH = 5_000;
// Some minutes more than a day: a message's time may be a little before it is written.
const OVER = `t.answered is null and t.at < now() - interval '1 day 5 minutes'`;

const companies = statement(
  'templates.companies_to_settle',
  `select distinct t.company_id as "companyId" from template_send t where ${OVER}`,
);
const settle = statement(
  'templates.settle_answers',
  `with over as materialized (
     select t.message_id from template_send t where t.company_id = $1 and ${OVER} order by t.at, t.message_id limit ${BATCH} for update skip locked)
   update template_send t set answered = ${ANSWERED_WITHIN_A_DAY} from over where t.message_id = over.message_id returning 1`,
);

/** Writes down which templates were answered within a day, once that day is over; resolves with their number. */
export async function settleTemplateAnswers(jobs: JobsDatabase, database: Database): Promise<number> {
  let settled = 0;
  for (const { companyId } of await jobs.query<{ companyId: number }>(companies)) {
    for (let batch = BATCH; batch === BATCH; settled += batch) {
      // An answer that is withheld is one: it counts, and is not shown.
      batch = (await database.transaction(companyId, (tx) => tx.query(settle, [companyId]), { seesWithheld: true })).length;
    }
  }
  return settled;
}
