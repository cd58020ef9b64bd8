import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { TemplatesReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { ANSWERED_WITHIN_A_DAY } from '../templates/template-answers.store.js';
import { NO_BUCKETS, sinceOf, untilOf } from './bucket-moments.sql.js';
import { asText, BUCKETS, channelMeant, operatorMeant, PERIOD, valuesOf } from './question.sql.js';

const MEANT = `t.company_id = $1 and ${channelMeant('t.channel_id')} and ${operatorMeant('t.operator_id')}`;

// Both are read from the index alone.
const byBucket = statement(
  'reports.templates_by_bucket',
  `with ${PERIOD}, ${BUCKETS}
   select ${asText('b.bucket')} as bucket, c.sent
     from period p cross join buckets b cross join lateral (
       select count(*) as sent from template_send t where ${MEANT} and t.at >= ${sinceOf('b.first_day')} and t.at < ${untilOf('b.last_day')}) c
    order by b.bucket`,
);

/** Whose day is not over, or was not looked at yet, is looked at now: those of a day or two. */
const byTemplate = statement(
  'reports.templates',
  `with ${PERIOD},
   counted as (
     select t.channel_id, t.name, t.language, count(*) as sent, count(*) filter (where t.answered) as answered,
            count(*) filter (where t.status in (${MESSAGE_STATUS.delivered}, ${MESSAGE_STATUS.read})) as delivered,
            count(*) filter (where t.status = ${MESSAGE_STATUS.read}) as read,
            count(*) filter (where t.status = ${MESSAGE_STATUS.failed}) as failed
       from period p join template_send t on t.company_id = $1 and t.at >= p.since and t.at < p.until
      where ${MEANT} and ${NO_BUCKETS} group by t.channel_id, t.name, t.language),
   fresh as (
     select t.channel_id, t.name, t.language, count(*) as answered
       from period p join template_send t on t.company_id = $1 and t.at >= p.since and t.at < p.until and t.answered is null
      where ${MEANT} and ${ANSWERED_WITHIN_A_DAY} group by t.channel_id, t.name, t.language)
   select c.channel_id as "channelId", h.name as channel, c.name, c.language, c.sent, c.delivered, c.read, c.failed,
          c.answered + coalesce(f.answered, 0) as answered
     from counted c join channel h on h.id = c.channel_id
     left join fresh f on f.channel_id = c.channel_id and f.name = c.name and f.language = c.language
    order by c.sent desc, c.channel_id, c.name, c.language`,
);

/** How often each template was sent, and what became of it. */
export async function readTemplates(tx: Tx, question: ReportQuestion): Promise<TemplatesReport> {
  const values = await valuesOf(tx, question);
  const buckets = await tx.query<TemplatesReport['buckets'][number]>(byBucket, values);
  const templates = await tx.query<TemplatesReport['templates'][number]>(byTemplate, values);
  return { sent: buckets.reduce((sum, { sent }) => sum + sent, 0), buckets, templates };
}
