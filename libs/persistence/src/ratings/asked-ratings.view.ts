import { RATING_HOURS, type AskedRating } from '#domain/ratings/rating.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A client may change his mind about so many requests of a day. */
const MOST_OF_A_DIALOG = 5;

const asked = statement(
  'ratings.asked',
  `select q.id as "requestId", q.dialog_id as "dialogId", q.operator_id as "operatorId", r.score, co.locale
     from unnest($2::bigint[]) as d(id)
    cross join lateral (
      select q.* from request q where q.dialog_id = d.id and q.rating_asked_at > $3::timestamptz - make_interval(hours => ${RATING_HOURS})
       order by q.id desc limit ${MOST_OF_A_DIALOG}) q
     join company co on co.id = $1
     left join lateral (
       select x.score from rating x where x.request_id = q.id and x.company_id = $1 order by x.id desc limit 1) r on true
    where q.company_id = $1 order by q.id desc`,
);

/** What the clients of these dialogs were asked and may still answer, newest first. */
export const askedRatings = (tx: Tx, dialogIds: number[], now: Date): Promise<AskedRating[]> =>
  tx.query<AskedRating>(asked, [tx.companyId, dialogIds, now]);
