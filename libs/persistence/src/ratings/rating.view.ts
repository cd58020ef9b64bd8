import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { AVERAGE_SCORE, IS_OF_LATE } from './figures.sql.js';

/** How clients rated an operator of late; `average` is null while nobody has. */
export interface OperatorRating {
  average: number | null;
  count: number;
}

/** The same as a column of operator `o`. */
export const ratingColumn = (o: string): string => `(
  select jsonb_build_object('average', ${AVERAGE_SCORE}, 'count', count(*)) from company c join rating x on x.company_id = c.id
   where c.id = ${o}.company_id and x.operator_id = ${o}.id and ${IS_OF_LATE})`;

const ofOperator = statement(
  'ratings.of_operator',
  `select ${ratingColumn('o')} as rating from operator o where o.company_id = $1 and o.id = $2`,
);

export async function ratingOfOperator(tx: Tx, operatorId: number): Promise<OperatorRating> {
  const [row] = await tx.query<{ rating: OperatorRating }>(ofOperator, [tx.companyId, operatorId]);
  return row?.rating ?? { average: null, count: 0 };
}
