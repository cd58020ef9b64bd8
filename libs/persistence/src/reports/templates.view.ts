import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { TemplatesReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { ANSWERED_WITHIN_A_DAY } from '../templates/template-answers.store.js';
import { NO_BUCKETS, sinceOf, untilOf } from './bucket-moments.sql.js';
import { asText, BUCKETS, channelMeant, operatorMeant, PERIOD, valuesOf } from './question.sql.js';

const MEANT = `t.company_id = $1 and ${channelMeant('t.channel_id')} and ${operatorMeant('t.operator_id')}`;

/** Read once, from the index alone; of each bucket as many rows come as templates were sent in it. */
export const templateSends = statement(
  'reports.templates',
  `with ${PERIOD}, ${BUCKETS}
   select ${asText('b.bucket')} as bucket, c.*
     from period p cross join buckets b left join lateral (
       select t.template_id as "templateId", count(*) as sent, count(*) filter (where t.answered) as answered,
              count(*) filter (where t.status in (${MESSAGE_STATUS.delivered}, ${MESSAGE_STATUS.read})) as delivered,
              count(*) filter (where t.status = ${MESSAGE_STATUS.read}) as read,
              count(*) filter (where t.status = ${MESSAGE_STATUS.failed}) as failed
         from template_send t where ${MEANT} and t.at >= ${sinceOf('b.first_day')} and t.at < ${untilOf('b.last_day')}
        group by t.template_id) c on true
    order by b.bucket`,
);

/** Whose day is not over, or was not looked at yet, is looked at now: those of a day. */
const lateAnswers = statement(
  'reports.templates_answered_of_late',
  `with ${PERIOD}
   select t.template_id as "templateId", count(*) as answered
     from period p join template_send t on t.company_id = $1 and t.at >= p.since and t.at < p.until and t.answered is null
    where ${MEANT} and ${NO_BUCKETS} and ${ANSWERED_WITHIN_A_DAY} group by t.template_id`,
);

const names = statement(
  'reports.sent_templates',
  `select t.id as "templateId", t.channel_id as "channelId", c.name as channel, t.name, t.language
     from sent_template t join channel c on c.id = t.channel_id where t.company_id = $1 and t.id = any ($2::bigint[])`,
);

type Figures = Pick<TemplatesReport['templates'][number], 'sent' | 'answered' | 'delivered' | 'read' | 'failed'>;
type Named = Pick<TemplatesReport['templates'][number], 'channelId' | 'channel' | 'name' | 'language'>;
type Found = Figures & { bucket: string; templateId: number | null };

/** How often each template was sent, and what became of it. */
export async function readTemplates(tx: Tx, question: ReportQuestion): Promise<TemplatesReport> {
  const values = await valuesOf(tx, question);
  const found = await tx.query<Found>(templateSends, values);
  const buckets = new Map<string, number>();
  const templates = new Map<number, Figures>();
  for (const { bucket, templateId, ...figures } of found) {
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + (templateId === null ? 0 : figures.sent));
    if (templateId !== null) templates.set(templateId, sumOf(templates.get(templateId), figures));
  }
  for (const { templateId, answered } of await tx.query<{ templateId: number; answered: number }>(lateAnswers, values)) {
    const figures = templates.get(templateId);
    if (figures) figures.answered += answered;
  }
  const named = templates.size === 0 ? [] : await tx.query<Named & { templateId: number }>(names, [tx.companyId, [...templates.keys()]]);
  return {
    sent: [...buckets.values()].reduce((sum, sent) => sum + sent, 0),
    buckets: [...buckets].map(([bucket, sent]) => ({ bucket, sent })),
    templates: named
      .map(({ templateId, ...template }) => ({ ...template, ...templates.get(templateId)! }))
      .sort((a, b) => b.sent - a.sent || a.name.localeCompare(b.name) || a.language.localeCompare(b.language)),
  };
}

function sumOf(before: Figures | undefined, { sent, answered, delivered, read, failed }: Figures): Figures {
  if (!before) return { sent, answered, delivered, read, failed };
  return {
    ...{ sent: before.sent + sent, answered: before.answered + answered, delivered: before.delivered + delivered },
    ...{ read: before.read + read, failed: before.failed + failed },
  };
}
