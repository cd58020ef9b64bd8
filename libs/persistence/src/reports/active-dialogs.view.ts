import type { ActiveDialogsReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { CHANNEL_COUNTS, COUNTED_AT, IS_COUNTED } from './counted-message.sql.js';
import { asText, BUCKETS, bucketOf, channelMeant, dayOf, operatorMeant, PERIOD, valuesOf } from './question.sql.js';

const fromMessages = statement(
  'reports.active_dialogs',
  `with ${PERIOD}, ${BUCKETS},
   active as materialized (
     select distinct m.dialog_id, ${bucketOf(dayOf(COUNTED_AT))} as bucket
       from period p join message m on m.company_id = $1 join channel c on c.id = m.channel_id
      where ${IS_COUNTED} and ${COUNTED_AT} >= p.since and ${COUNTED_AT} < p.until
        and ${channelMeant('m.channel_id')} and ${CHANNEL_COUNTS} and ${operatorMeant('m.operator_id')})
   select (select count(distinct dialog_id) from active) as dialogs,
          (select jsonb_agg(jsonb_build_object('bucket', ${asText('b.bucket')}, 'dialogs',
                    (select count(*) from active a where a.bucket = b.bucket)) order by b.bucket) from buckets b) as buckets`,
);

/** Distinct dialogs with a message in or out, in each bucket and in the whole period. */
export async function readActiveDialogs(tx: Tx, question: ReportQuestion): Promise<ActiveDialogsReport> {
  const [row] = await tx.query<ActiveDialogsReport>(fromMessages, await valuesOf(tx, question));
  return row ?? { dialogs: 0, buckets: [] };
}
