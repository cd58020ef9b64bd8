import { useMemo, type ReactNode } from 'react';
import type { Bucket } from '../../../api/reports.js';
import { Chart } from '../../../ui/chart/chart.js';
import type { Drawing, Series } from '../../../ui/chart/drawing.js';
import type { Words } from '../words.js';

interface Props {
  label: string;
  shape?: Drawing['shape'];
  buckets: readonly { bucket: string }[];
  by: Bucket;
  /** Kept between renders, as the buckets are: the picture is drawn anew when they are others. */
  series: readonly Series[];
  words: Words;
  format?(value: number): string;
  children: ReactNode;
}

/** From so many bars on a line is easier to read. */
const BARS = 40;

/** A picture of a report's buckets, over their table. */
export function BucketChart({ label, shape, buckets, by, series, words, format = words.number, children }: Props) {
  const drawing = useMemo<Drawing>(
    () => ({
      shape: shape ?? (buckets.length > BARS ? 'line' : 'bar'),
      labels: buckets.map(({ bucket }) => words.bucketShort(bucket, by)),
      titles: buckets.map(({ bucket }) => words.bucketLong(bucket, by)),
      series,
      format,
    }),
    [shape, buckets, by, series, words, format],
  );
  return (
    <Chart label={label} drawing={drawing}>
      {children}
    </Chart>
  );
}
