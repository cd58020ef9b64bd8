import { RATING_DAYS, SCORES } from '#domain/ratings/rating.js';

/*
 * What ratings `x` come to, wherever it is asked: the report, an operator's card, his account window, `/v1/statistics`. A rating counts
 * on the day on which it was first given, for whoever was responsible then, with the mark that the client stayed with.
 */

/** How often each mark was given, as the domain's `ratingOf` takes it. */
export const SCORES_GIVEN = `jsonb_build_array(${SCORES.map((score) => `count(*) filter (where x.score = ${score})`).join(', ')})`;

/** The average to two places, as `ratingOf` makes it; null of none. */
export const AVERAGE_SCORE = `round(avg(x.score), 2)::float8`;

/** Whether it is of late: of the last so many days, today being one, by the clock of company `c`. */
export const IS_OF_LATE = `x.created_at >= ((now() at time zone c.time_zone)::date - ${RATING_DAYS - 1})::timestamp at time zone c.time_zone`;
