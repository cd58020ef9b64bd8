/*
 * Numbers by key, such as days or seconds, kept as two arrays in one row: a row for each number would be mostly its own overhead.
 */

/** The names of the columns with the keys, rising, and with their numbers. */
export interface Histogram {
  keys: string;
  numbers: string;
}

/** What an upsert of differences into table `t` sets: the numbers that are there and those that are added, without what comes to nothing. */
export const added = (t: string, { keys, numbers }: Histogram): string => `(${keys}, ${numbers}) = (
  select coalesce(array_agg(k order by k), '{}'), coalesce(array_agg(n order by k), '{}') from (
    select k, sum(n)::integer as n from (
      select * from unnest(${t}.${keys}, ${t}.${numbers}) as had(k, n)
      union all
      select * from unnest(excluded.${keys}, excluded.${numbers}) as more(k, n)) both_of group by k having sum(n) <> 0) numbers)`;

/** The two columns, made of rows with a key and a number each. */
export const folded = (key: string, number: string): string =>
  [key, number].map((each) => `coalesce(array_agg(${each} order by ${key}) filter (where ${number} <> 0), '{}')`).join(', ');

/** Rows `name` (key, number) of a table `t`, to be joined beside it. */
export const unfolded = (t: string, { keys, numbers }: Histogram, name: string, [key, number]: [string, string]): string =>
  `cross join lateral unnest(${t}.${keys}, ${t}.${numbers}) as ${name}(${key}, ${number})`;

/** Which dialogs were active before, and when (`active_dialogs`). */
export const PREVIOUS: Histogram = { keys: 'previous_days', numbers: 'previous_dialogs' };
/** How many requests took how long (`request_times`). */
export const TIMES_TAKEN: Histogram = { keys: 'seconds', numbers: 'requests' };
/** Clients' messages and opened requests by the hour of the day (`load_day`). */
export const HOURS: Histogram = { keys: 'hours', numbers: 'numbers' };
/** Where in `HOURS` the hours of opened requests begin. */
export const OPENED = 24;
