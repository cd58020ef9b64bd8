import type { RatingReport, RatingRow } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { ratingOf, type Distribution } from '#domain/ratings/figures.js';
import type { Tx } from '../database.js';
import { SCORES_GIVEN } from '../ratings/figures.sql.js';
import { statement } from '../statement.js';
import { NO_BUCKETS, sinceOf, untilOf } from './bucket-moments.sql.js';
import { valuesOfOwn } from './own-rows.js';
import { asText, BUCKETS, channelMeant, operatorMeant, PERIOD } from './question.sql.js';
import { reportOperators } from './report-operators.view.js';
import { exactMoment, pageOf, placeOf, type PageAsked } from './row-cursor.js';

const MEANT = `x.company_id = $1 and ${channelMeant('x.channel_id')} and ${operatorMeant('x.operator_id')}`;

// Both are read from the index alone.
export const ratingsByBucket = statement(
  'reports.ratings_by_bucket',
  `with ${PERIOD}, ${BUCKETS}
   select ${asText('b.bucket')} as bucket, r.scores
     from period p cross join buckets b cross join lateral (
       select ${SCORES_GIVEN} as scores
         from rating x where ${MEANT} and x.created_at >= ${sinceOf('b.first_day')} and x.created_at < ${untilOf('b.last_day')}) r
    order by b.bucket`,
);
export const ratingsByOperator = statement(
  'reports.ratings_by_operator',
  `with ${PERIOD}
   select x.operator_id as "operatorId", ${SCORES_GIVEN} as scores
     from period p join rating x on x.company_id = $1 and x.created_at >= p.since and x.created_at < p.until
    where ${MEANT} and x.operator_id is not null and ${NO_BUCKETS} group by x.operator_id`,
);

export const ratingRows = statement(
  'reports.rating_rows',
  `with ${PERIOD},
   page as materialized (
     select x.id, x.created_at from period p join rating x on x.company_id = $1 and x.created_at >= p.since and x.created_at < p.until
      where ${MEANT} and ${NO_BUCKETS} and ($7::timestamptz is null or (x.created_at, x.id) < ($7, $8::bigint))
      order by x.created_at desc, x.id desc limit $9)
   select x.id, ${exactMoment('x.created_at')} as moment, x.created_at as at, x.score, x.comment, x.dialog_id as "dialogId",
          x.request_id as "requestId", x.channel_id as "channelId", c.name as channel, x.operator_id as "operatorId"
     from page join rating x on x.id = page.id join channel c on c.id = x.channel_id
    order by page.created_at desc, page.id desc`,
);

type Row = Omit<RatingRow, 'ratingId' | 'operator'> & { id: number; moment: string };
interface Given {
  scores: Distribution;
}

/** How clients rated: each mark counts on the day it was first given, for whoever was responsible then, with its last value. */
export async function readRating(
  tx: Tx,
  question: ReportQuestion,
  { onlyOperatorId, cursor, limit, rowsOnly }: PageAsked,
): Promise<RatingReport> {
  const values = await valuesOfOwn(tx, question, onlyOperatorId);
  const buckets = rowsOnly ? [] : await tx.query<Given & { bucket: string }>(ratingsByBucket, values);
  const operators = rowsOnly ? [] : await tx.query<Given & { operatorId: number }>(ratingsByOperator, values);
  const { page, next } = pageOf(await tx.query<Row>(ratingRows, [...values, ...placeOf(cursor), limit + 1]), limit);
  const operatorOf = await reportOperators(
    tx,
    [...operators, ...page].map(({ operatorId }) => operatorId),
  );
  return {
    ...ratingOf(buckets.map(({ scores }) => scores)),
    buckets: buckets.map(({ bucket, scores }) => {
      const { ratings, average } = ratingOf([scores]);
      return { bucket, ratings, average };
    }),
    operators: operators
      .map(({ operatorId, scores }) => {
        const { ratings, average, distribution } = ratingOf([scores]);
        return { ...operatorOf(operatorId), ratings, average: average!, distribution };
      })
      .sort((a, b) => a.operator.localeCompare(b.operator) || a.operatorId - b.operatorId),
    rows: page.map(({ id, moment: _, ...row }) => ({
      ...{ ratingId: id, ...row, operator: row.operatorId === null ? null : operatorOf(row.operatorId).operator },
    })),
    next,
  };
}
