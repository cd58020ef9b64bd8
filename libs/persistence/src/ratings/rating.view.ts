import { RATING_DAYS } from '#domain/ratings/rating.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** How clients rated an operator of late; `average` is null while nobody has. */
export interface OperatorRating {
  average: number | null;
  count: number;
}

/** The same as a column of operator `o`. */
export const ratingColumn = (o: string): string => `(
  select jsonb_build_object('average', round(avg(x.score), 2)::float8, 'count', count(*)) from rating x
   where x.company_id = ${o}.company_id and x.operator_id = ${o}.id and x.created_at > now() - make_interval(days => ${RATING_DAYS}))`;

const ofOperator = statement(
  'ratings.of_operator',
  `select ${ratingColumn('o')} as rating from operator o where o.company_id = $1 and o.id = $2`,
);

export async function ratingOfOperator(tx: Tx, operatorId: number): Promise<OperatorRating> {
  const [row] = await tx.query<{ rating: OperatorRating }>(ofOperator, [tx.companyId, operatorId]);
  return row?.rating ?? { average: null, count: 0 };
}
