import type { Series } from '../../../ui/chart/drawing.js';

interface Options {
  key: string;
  name: string;
  tone?: Series['tone'];
  dash?: Series['dash'];
}

/** One figure of every bucket as a line or as bars. */
export const seriesOf = <Row>(rows: readonly Row[], value: (row: Row) => number | null, options: Options): Series => ({
  ...options,
  values: rows.map(value),
});

/** The same of the period before, laid under it bucket by bucket; a longer one is cut, of a shorter one the rest is not known. */
export const seriesBefore = <Row>(
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  value: (row: Row) => number | null,
  name: string,
): Series[] =>
  before
    ? [
        {
          key: 'before',
          name,
          tone: 'plain',
          dash: 'dashed',
          values: rows.map((_, index) => (before[index] ? value(before[index]) : null)),
        },
      ]
    : [];
