import { IconMessages } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyProps } from '../body.js';
import { BucketChart } from '../parts/bucket-chart.js';
import { seriesBefore, seriesOf } from '../parts/bucket-series.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { Figure, Figures } from '../parts/figures.js';
import { Nothing } from '../parts/nothing.js';
import parts from '../parts/parts.module.css';

type Row = BodyProps<'active_dialogs'>['answer']['buckets'][number];
const dialogsOf = ({ dialogs }: Row): number => dialogs;

/** How many dialogs had a message: a bucket, and once each over all of them. */
export function ActiveDialogs({ answer, before, words, ...asked }: BodyProps<'active_dialogs'>) {
  const { t } = useTranslation('reports');
  const { frame, buckets, dialogs } = answer;
  const name = t('figure.active_dialog');
  const series = useMemo(
    () => [
      seriesOf(buckets, dialogsOf, { key: 'dialogs', name }),
      ...seriesBefore(buckets, before?.buckets, dialogsOf, t('before.period')),
    ],
    [buckets, before, name, t],
  );
  if (dialogs === 0 && !before?.dialogs) return <Nothing icon={<IconMessages size={22} />} title={t('active.none')} {...asked} />;
  const columns: Column<Row>[] = [
    {
      key: 'bucket',
      title: t(`bucket.${frame.by}`),
      cell: ({ bucket }) => words.bucketLong(bucket, frame.by),
      order: ({ bucket }) => bucket,
    },
    { key: 'dialogs', title: name, numeric: true, cell: (row) => words.number(row.dialogs), order: dialogsOf },
  ];
  return (
    <>
      <Figures>
        <Figure name="active_total" value={dialogs} before={before?.dialogs} words={words} />
      </Figures>
      <BucketChart label={t('report.active_dialogs')} buckets={buckets} by={frame.by} series={series} words={words}>
        <div className={parts.narrowTable}>
          <DataTable
            label={t('report.active_dialogs')}
            columns={columns}
            rows={buckets}
            rowKey={({ bucket }) => bucket}
            foot={[t('distinctTotal'), words.number(dialogs)]}
          />
          <p className={parts.note}>{t('distinctNote')}</p>
        </div>
      </BucketChart>
    </>
  );
}
