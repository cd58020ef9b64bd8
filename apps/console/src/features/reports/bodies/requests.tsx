import { IconMessages } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyProps } from '../body.js';
import { BucketChart } from '../parts/bucket-chart.js';
import { seriesOf } from '../parts/bucket-series.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { DialogLink } from '../parts/dialog-link.js';
import { Figure, Figures } from '../parts/figures.js';
import { Fold } from '../parts/fold.js';
import { MoreRows } from '../parts/more-rows.js';
import { Nothing } from '../parts/nothing.js';
import parts from '../parts/parts.module.css';
import { useReportRole } from '../parts/use-report-role.js';
import type { Words } from '../words.js';

type Answer = BodyProps<'requests'>['answer'];
type BucketRow = Answer['buckets'][number];
type Row = Answer['rows'][number];

/** Which requests were answered by an operator, and who answered. */
export function Requests({ answer, before, words, paging, ...asked }: BodyProps<'requests'>) {
  const { t } = useTranslation('reports');
  const { opened, answered, rows } = answer;
  const answeredShare = opened > 0 ? words.share(answered / opened) : null;
  if (opened === 0 && !before?.opened) return <Nothing icon={<IconMessages size={22} />} title={t('requests.none')} {...asked} />;
  return (
    <>
      <Figures>
        <Figure name="requests_opened" value={opened} before={before?.opened} words={words} />
        <Figure name="requests_answered" value={answered} before={before?.answered} words={words}>
          {answeredShare && t('requests.share', { share: answeredShare })}
        </Figure>
      </Figures>
      <ByTime answer={answer} words={words} />
      <section className={parts.part}>
        <h3>{t('requests.rows')}</h3>
        {rows.length === 0 ? <Nothing title={t('requests.none')} {...asked} /> : <RequestRows rows={rows} words={words} />}
        <MoreRows paging={paging} />
      </section>
    </>
  );
}

function ByTime({ answer: { buckets, frame }, words }: { answer: Answer; words: Words }) {
  const { t } = useTranslation('reports');
  const series = useMemo(
    () => [
      seriesOf(buckets, (row: BucketRow) => row.answered, { key: 'answered', name: t('figure.requests_answered') }),
      seriesOf(buckets, (row: BucketRow) => row.opened, {
        key: 'opened',
        name: t('figure.requests_opened'),
        tone: 'plain',
        dash: 'dotted',
      }),
    ],
    [buckets, t],
  );
  const columns: Column<BucketRow>[] = [
    { key: 'bucket', title: t(`bucket.${frame.by}`), cell: ({ bucket }) => words.bucketLong(bucket, frame.by) },
    {
      key: 'opened',
      title: t('figure.requests_opened'),
      numeric: true,
      cell: (row) => words.number(row.opened),
      order: (row) => row.opened,
    },
    {
      key: 'answered',
      title: t('figure.requests_answered'),
      numeric: true,
      cell: (row) => words.number(row.answered),
      order: (row) => row.answered,
    },
  ];
  return (
    <BucketChart label={t('report.requests')} shape="line" buckets={buckets} by={frame.by} series={series} words={words}>
      <Fold title={t('tableBy', { by: t(`byWord.${frame.by}`) })}>
        <DataTable label={t('report.requests')} columns={columns} rows={buckets} rowKey={({ bucket }) => bucket} />
      </Fold>
    </BucketChart>
  );
}

function RequestRows({ rows, words }: { rows: readonly Row[]; words: Words }) {
  const { t } = useTranslation('reports');
  const role = useReportRole();
  const columns: Column<Row>[] = [
    {
      key: 'number',
      title: t('column.number'),
      whole: true,
      cell: ({ number, dialogId }) => <DialogLink dialogId={dialogId}>{number}</DialogLink>,
    },
    { key: 'operatorId', title: t('column.operatorId'), numeric: true, cell: ({ operatorId }) => operatorId },
    { key: 'operator', title: t('column.operator'), cell: ({ operator }) => operator },
    { key: 'role', title: t('column.role'), cell: role },
    { key: 'channelId', title: t('column.channelId'), numeric: true, cell: ({ channelId }) => channelId },
    { key: 'channel', title: t('column.channel'), cell: ({ channel }) => channel },
    { key: 'start', title: t('column.start'), whole: true, cell: ({ start }) => words.time(start) },
    { key: 'date', title: t('column.date'), whole: true, cell: ({ date }) => words.day(date) },
    {
      key: 'firstAnswer',
      title: t('column.firstAnswer'),
      numeric: true,
      cell: ({ firstAnswerSeconds }) => (firstAnswerSeconds === null ? '–' : words.duration(firstAnswerSeconds)),
    },
    { key: 'closed', title: t('column.closed'), cell: ({ closedAt }) => (closedAt === null ? t('requests.open') : words.moment(closedAt)) },
  ];
  return (
    <DataTable
      label={t('requests.rows')}
      columns={columns}
      rows={rows}
      rowKey={({ requestId, operatorId }) => `${requestId} ${operatorId}`}
    />
  );
}
