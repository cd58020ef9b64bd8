import { RATING_DAYS } from '#domain/ratings/rating.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** How clients rated an operator of late; `average` is null while nobody has. */
export interface OperatorRating {
  average: number | null;
  count: number;
}

const ofOperator = statement(
  'ratings.of_operator',
  `select round(avg(score), 2)::float8 as average, count(*)::int as count from rating
    where company_id = $1 and operator_id = $2 and created_at > now() - make_interval(days => $3)`,
);

export async function ratingOfOperator(tx: Tx, operatorId: number): Promise<OperatorRating> {
  const [row] = await tx.query<OperatorRating>(ofOperator, [tx.companyId, operatorId, RATING_DAYS]);
  return row ?? { average: null, count: 0 };
}
