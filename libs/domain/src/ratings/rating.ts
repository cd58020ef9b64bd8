/** An operator's rating is the average of so many days. */
export const RATING_DAYS = 30;
