import { SCORES } from '#domain/ratings/rating.js';

/** How often each mark was given among ratings `x`, as the domain's `ratingOf` takes it. */
export const SCORES_GIVEN = `jsonb_build_array(${SCORES.map((score) => `count(*) filter (where x.score = ${score})`).join(', ')})`;
