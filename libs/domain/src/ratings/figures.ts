/** How often each mark was given, 1 to 5. */
export type Distribution = [number, number, number, number, number];

export interface RatingFigures {
  ratings: number;
  /** To two places; null while nobody has rated. */
  average: number | null;
  distribution: Distribution;
}

/**
 * The figures of ratings, of how often each mark was given in each part. The one place where an average is made: the report, the account
 * window, `/v1/statistics` and the operator's card say the same.
 */
export function ratingOf(parts: readonly Distribution[]): RatingFigures {
  const distribution: Distribution = [0, 0, 0, 0, 0];
  for (const part of parts) part.forEach((given, n) => (distribution[n]! += given));
  const ratings = distribution.reduce((sum, given) => sum + given, 0);
  const total = distribution.reduce((sum, given, n) => sum + given * (n + 1), 0);
  // Half up, in whole numbers: 2.675 in binary is less than it says.
  return { ratings, average: ratings === 0 ? null : Math.floor((total * 200 + ratings) / (ratings * 2)) / 100, distribution };
}
