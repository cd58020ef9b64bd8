import type { OperatorEventRow, OperatorEventsReport, ReportOperator } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';
import { NO_BUCKETS } from './bucket-moments.sql.js';
import { operatorSeconds } from './operator-seconds.view.js';
import { valuesOfOwn } from './own-rows.js';
import { PERIOD } from './question.sql.js';
import { reportOperators } from './report-operators.view.js';
import { exactMoment, pageOf, placeOf, type PageAsked } from './row-cursor.js';

/** What somebody of the platform did is not the operator's. */
const EVENT = `case when not e.technical then e.event when e.event in ('login', 'logout') then 'technical_' || e.event else 'technical_dialog' end`;

const BEFORE = `${NO_BUCKETS} and e.at >= p.since and e.at < p.until and ($7::timestamptz is null or (e.at, e.id) < ($7, $8::bigint))`;
const NEWEST = 'order by e.at desc, e.id desc limit $9';

/** A page of the log. However it is asked for, only so many rows of each index are read as there are on a page. */
const rows = (name: string, page: string): Statement =>
  statement(
    name,
    `with ${PERIOD},
     page as materialized (select e.id, e.at from period p cross join lateral (${page}) e ${NEWEST})
     select e.id, ${exactMoment('e.at')} as moment, e.at, e.operator_id as "operatorId", e.dialog_id as "dialogId", e.status as begins,
            ${EVENT} as event, coalesce(s.name, e.status_name) as status,
            (select round(extract(epoch from n.at - e.at))::integer from operator_event n
              where e.status is not null and n.operator_id = e.operator_id and n.status is not null and (n.at, n.id) > (e.at, e.id)
              order by n.at, n.id limit 1) as seconds
       from page join operator_event e on e.id = page.id left join operator_status s on s.id = e.status_id
      order by page.at desc, page.id desc`,
  );

export const eventsOfAll = rows(
  'reports.operator_events',
  `select e.id, e.at from operator_event e where e.company_id = $1 and $5::bigint[] is null and $6::bigint[] is null and ${BEFORE} ${NEWEST}`,
);
export const eventsOfOperators = rows(
  'reports.operator_events_of_operators',
  `select e.id, e.at from unnest($6::bigint[]) as o(id) cross join lateral (
     select e.id, e.at from operator_event e where e.operator_id = o.id and $5::bigint[] is null and ${BEFORE} ${NEWEST}) e`,
);
export const eventsOfChannels = rows(
  'reports.operator_events_of_channels',
  `select e.id, e.at from unnest($5::bigint[]) as c(id) cross join lateral (
     select e.id, e.at from operator_event e
      where e.channel_id = c.id and ($6::bigint[] is null or e.operator_id = any ($6)) and ${BEFORE} ${NEWEST}) e`,
);

type Row = Omit<OperatorEventRow, 'eventId' | keyof ReportOperator> & { id: number; operatorId: number; moment: string };

/**
 * What operators did, newest first, and how long each status of theirs lasted in the period. A filter by channel leaves what was done
 * with dialogs of these channels; how long a status lasted has no channel.
 */
export async function readOperatorEvents(
  tx: Tx,
  question: ReportQuestion,
  { onlyOperatorId, cursor, limit, rowsOnly }: PageAsked,
): Promise<OperatorEventsReport> {
  const values = await valuesOfOwn(tx, question, onlyOperatorId);
  const [, from, to, , channelIds, operatorIds] = values as [number, string, string, string, number[] | null, number[] | null];
  const seconds = rowsOnly ? [] : await operatorSeconds(tx, { from, to }, operatorIds);
  const asked = channelIds ? eventsOfChannels : operatorIds ? eventsOfOperators : eventsOfAll;
  const { page, next } = pageOf(await tx.query<Row>(asked, [...values, ...placeOf(cursor), limit + 1]), limit);
  const operatorOf = await reportOperators(
    tx,
    [...seconds, ...page].map(({ operatorId }) => operatorId),
  );
  return {
    operators: seconds
      .map((row) => ({ ...operatorOf(row.operatorId), seconds: row.seconds }))
      .sort((a, b) => a.operator.localeCompare(b.operator) || a.operatorId - b.operatorId),
    rows: page.map(({ id, moment: _, ...row }) => ({ eventId: id, ...row, ...operatorOf(row.operatorId) })),
    next,
  };
}
