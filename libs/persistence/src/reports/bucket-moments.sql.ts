/** The moments at which days begin and end by the company's clock, beside `period p` (question.sql.ts): an index of moments finds the rest. */
export const sinceOf = (day: string): string => `(${day}::timestamp at time zone p.time_zone)`;
export const untilOf = (day: string): string => `((${day} + 1)::timestamp at time zone p.time_zone)`;

/** Of a statement that has no buckets: it takes the same parameters, and PostgreSQL wants to know what each of them is. */
export const NO_BUCKETS = `$4::text is not null`;
