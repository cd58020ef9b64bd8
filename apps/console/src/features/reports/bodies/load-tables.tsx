import { useTranslation } from 'react-i18next';
import type { Bucket, ReportTimes } from '../../../api/reports.js';
import type { BodyProps } from '../body.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { Definition } from '../parts/definition.js';
import table from '../parts/table.module.css';
import type { Words } from '../words.js';

type Row = BodyProps<'load'>['answer']['buckets'][number];

/** All figures of every bucket. */
export function LoadTable({ rows, by, words }: { rows: readonly Row[]; by: Bucket; words: Words }) {
  const { t } = useTranslation('reports');
  const count = (key: 'fromClients' | 'toClients' | 'opened' | 'closed' | 'openAtEnd', figure: string): Column<Row> => ({
    key,
    title: t(`figure.${figure}`),
    numeric: true,
    cell: (row) => words.number(row[key]),
    order: (row) => row[key],
  });
  const median = (key: 'firstAnswer' | 'fullAnswer', title: string): Column<Row> => ({
    key,
    title,
    numeric: true,
    cell: (row) => written(row[key].p50Seconds, words),
    order: (row) => row[key].p50Seconds,
  });
  const columns: Column<Row>[] = [
    { key: 'bucket', title: t(`bucket.${by}`), cell: ({ bucket }) => words.bucketLong(bucket, by), order: ({ bucket }) => bucket },
    count('fromClients', 'from_clients'),
    count('toClients', 'to_clients'),
    count('opened', 'opened'),
    count('closed', 'closed'),
    count('openAtEnd', 'open_at_end'),
    median('firstAnswer', t('load.firstMedian')),
    median('fullAnswer', t('load.fullMedian')),
  ];
  return <DataTable label={t('report.load')} columns={columns} rows={rows} rowKey={({ bucket }) => bucket} />;
}

const written = (seconds: number | null, words: Words): string => (seconds === null ? '–' : words.duration(seconds));

const TIMES = ['firstAnswer', 'fullAnswer'] as const;
const SHARES = ['averageSeconds', 'p50Seconds', 'p90Seconds', 'p95Seconds'] as const;

/** How long clients waited for the first answer and for the end. */
export function TimesTable({ answer, before, words }: Pick<BodyProps<'load'>, 'answer' | 'before' | 'words'>) {
  const { t } = useTranslation('reports');
  return (
    <table className={table.table} aria-label={t('load.times')} data-cards>
      <thead>
        <tr>
          <td />
          <th scope="col" data-numeric>
            {t('load.of')}
          </th>
          {SHARES.map((share) => (
            <th key={share} scope="col" data-numeric>
              {t(`load.${share}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {TIMES.map((time) => (
          <TimesRow key={time} name={t(`figure.${time}`)} definition={time} times={answer[time]} before={before?.[time]} words={words} />
        ))}
      </tbody>
    </table>
  );
}

interface TimesProps {
  name: string;
  definition: string;
  times: ReportTimes;
  before: ReportTimes | undefined;
  words: Words;
}

function TimesRow({ name, definition, times, before, words }: TimesProps) {
  const { t } = useTranslation('reports');
  return (
    <tr>
      <th scope="row">
        {name}
        <Definition of={definition} name={name} />
      </th>
      <td data-numeric data-label={t('load.of')}>
        {words.number(times.count)}
      </td>
      {SHARES.map((share) => (
        <td key={share} data-numeric data-label={t(`load.${share}`)}>
          {written(times[share], words)}
          {before && <small className={table.before}>{t('before.was', { value: written(before[share], words) })}</small>}
        </td>
      ))}
    </tr>
  );
}
