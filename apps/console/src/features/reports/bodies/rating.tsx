import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyProps } from '../body.js';
import { BucketChart } from '../parts/bucket-chart.js';
import { seriesBefore, seriesOf } from '../parts/bucket-series.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { DialogLink } from '../parts/dialog-link.js';
import { Figure, Figures } from '../parts/figures.js';
import { Fold } from '../parts/fold.js';
import { MoreRows } from '../parts/more-rows.js';
import { Nothing } from '../parts/nothing.js';
import parts from '../parts/parts.module.css';
import type { Words } from '../words.js';
import { Marks } from './marks.js';
import { RatedOperators } from './rated-operators.js';

type Answer = BodyProps<'rating'>['answer'];
type BucketRow = Answer['buckets'][number];
type Row = Answer['rows'][number];

/** How clients rated the service: on average, by mark, by operator, and each rating with what was written to it. */
export function Rating({ answer, before, words, paging, ...asked }: BodyProps<'rating'>) {
  const { t } = useTranslation('reports');
  const { ratings, average, distribution, rows, operators } = answer;
  if (ratings === 0 && !before?.ratings) return <Nothing icon={<IconStar size={22} />} title={t('rating.none')} {...asked} />;
  return (
    <>
      <div className={parts.beside}>
        <Figures>
          <Figure name="rating_average" value={average} before={before?.average} words={words} write={words.average} />
          <Figure name="ratings" value={ratings} before={before?.ratings} words={words} />
        </Figures>
        <Marks distribution={distribution} words={words} />
      </div>
      <ByTime answer={answer} before={before} words={words} />
      {operators.length > 0 && <RatedOperators operators={operators} words={words} />}
      <section className={parts.part}>
        <h3>{t('rating.rows')}</h3>
        {rows.length === 0 ? <Nothing title={t('rating.none')} {...asked} /> : <RatingRows rows={rows} words={words} />}
        <MoreRows paging={paging} />
      </section>
    </>
  );
}

function ByTime({ answer: { buckets, frame }, before, words }: Pick<BodyProps<'rating'>, 'answer' | 'before' | 'words'>) {
  const { t } = useTranslation('reports');
  const earlier = before?.buckets;
  const series = useMemo(() => {
    const average = (row: BucketRow): number | null => row.average;
    return [
      seriesOf(buckets, average, { key: 'average', name: t('figure.rating_average') }),
      ...seriesBefore(buckets, earlier, average, t('before.period')),
    ];
  }, [buckets, earlier, t]);
  const columns: Column<BucketRow>[] = [
    { key: 'bucket', title: t(`bucket.${frame.by}`), cell: ({ bucket }) => words.bucketLong(bucket, frame.by) },
    { key: 'ratings', title: t('figure.ratings'), numeric: true, cell: (row) => words.number(row.ratings), order: (row) => row.ratings },
    {
      key: 'average',
      title: t('figure.rating_average'),
      numeric: true,
      cell: (row) => (row.average === null ? '–' : words.average(row.average)),
      order: (row) => row.average,
    },
  ];
  return (
    <BucketChart label={t('figure.rating_average')} shape="line" buckets={buckets} by={frame.by} series={series} words={words}>
      <Fold title={t('tableBy', { by: t(`byWord.${frame.by}`) })}>
        <DataTable label={t('report.rating')} columns={columns} rows={buckets} rowKey={({ bucket }) => bucket} />
      </Fold>
    </BucketChart>
  );
}

function RatingRows({ rows, words }: { rows: readonly Row[]; words: Words }) {
  const { t } = useTranslation('reports');
  const columns: Column<Row>[] = [
    { key: 'at', title: t('column.time'), cell: ({ at }) => words.moment(at) },
    {
      key: 'score',
      title: t('column.mark'),
      whole: true,
      cell: ({ score }) => (
        <span className={parts.mark} data-low={score <= 2 || undefined}>
          {score} <IconStarFilled size={12} aria-hidden />
        </span>
      ),
    },
    { key: 'comment', title: t('column.comment'), cell: ({ comment }) => comment ?? <span className={parts.none}>–</span> },
    { key: 'operator', title: t('column.operator'), cell: ({ operator }) => operator ?? <span className={parts.none}>{t('nobody')}</span> },
    { key: 'channel', title: t('column.channel'), cell: ({ channel }) => channel },
    { key: 'dialog', title: t('column.dialogId'), cell: ({ dialogId }) => <DialogLink dialogId={dialogId} /> },
  ];
  return <DataTable label={t('rating.rows')} columns={columns} rows={rows} rowKey={({ ratingId }) => ratingId} />;
}
