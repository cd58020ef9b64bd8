import { IconTemplate } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyProps } from '../body.js';
import { BucketChart } from '../parts/bucket-chart.js';
import { seriesBefore, seriesOf } from '../parts/bucket-series.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { Definition } from '../parts/definition.js';
import { Figure, Figures } from '../parts/figures.js';
import { Fold } from '../parts/fold.js';
import { Nothing } from '../parts/nothing.js';
import parts from '../parts/parts.module.css';
import type { Words } from '../words.js';

type Answer = BodyProps<'templates'>['answer'];
type Row = Answer['templates'][number];
type BucketRow = Answer['buckets'][number];

const sentOf = ({ sent }: BucketRow): number => sent;

/** What became of the templates that were sent. */
export function Templates({ answer, before, words, ...asked }: BodyProps<'templates'>) {
  const { t } = useTranslation('reports');
  const { sent, templates, buckets, frame } = answer;
  const series = useMemo(
    () => [
      seriesOf(buckets, sentOf, { key: 'sent', name: t('figure.templates_sent') }),
      ...seriesBefore(buckets, before?.buckets, sentOf, t('before.period')),
    ],
    [buckets, before, t],
  );
  const icon = <IconTemplate size={22} />;
  if (sent === 0 && !before?.sent) return <Nothing icon={icon} title={t('templates.none')} {...asked} />;
  const columns: Column<BucketRow>[] = [
    { key: 'bucket', title: t(`bucket.${frame.by}`), cell: ({ bucket }) => words.bucketLong(bucket, frame.by) },
    { key: 'sent', title: t('figure.templates_sent'), numeric: true, cell: (row) => words.number(row.sent), order: sentOf },
  ];
  return (
    <>
      <Figures>
        <Figure name="templates_sent" value={sent} before={before?.sent} words={words} />
      </Figures>
      <BucketChart label={t('figure.templates_sent')} buckets={buckets} by={frame.by} series={series} words={words}>
        <Fold title={t('tableBy', { by: t(`byWord.${frame.by}`) })}>
          <div className={parts.narrowTable}>
            <DataTable label={t('figure.templates_sent')} columns={columns} rows={buckets} rowKey={({ bucket }) => bucket} />
          </div>
        </Fold>
      </BucketChart>
      <section className={parts.part}>
        <h3>
          {t('templates.rows')}
          <Definition of="template_outcomes" name={t('templates.rows')} />
        </h3>
        {templates.length === 0 ? (
          <Nothing icon={icon} title={t('templates.none')} {...asked} />
        ) : (
          <TemplateRows rows={templates} words={words} />
        )}
      </section>
    </>
  );
}

const OUTCOMES = ['sent', 'delivered', 'read', 'failed', 'answered'] as const;

function TemplateRows({ rows, words }: { rows: readonly Row[]; words: Words }) {
  const { t } = useTranslation('reports');
  const columns: Column<Row>[] = [
    { key: 'name', title: t('column.template'), cell: ({ name }) => name, order: ({ name }) => name },
    { key: 'language', title: t('column.language'), cell: ({ language }) => language },
    { key: 'channel', title: t('column.channel'), cell: ({ channel }) => channel, order: ({ channel }) => channel },
    ...OUTCOMES.map((outcome): Column<Row> => ({
      key: outcome,
      title: t(`outcome.${outcome}`),
      numeric: true,
      cell: (row) => (
        <>
          {words.number(row[outcome])}
          {outcome !== 'sent' && row.sent > 0 && <small className={parts.shareOf}>{words.share(row[outcome] / row.sent)}</small>}
        </>
      ),
      order: (row) => row[outcome],
    })),
  ];
  return (
    <DataTable
      label={t('templates.rows')}
      columns={columns}
      rows={rows}
      rowKey={({ channelId, name, language }) => `${channelId} ${name} ${language}`}
    />
  );
}
