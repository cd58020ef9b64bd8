import { SegmentedControl } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HeatTable } from '../../../ui/chart/heat-table.js';
import { useMedium } from '../../../ui/use-width.js';
import type { BodyProps } from '../body.js';
import { BucketChart } from '../parts/bucket-chart.js';
import { seriesBefore, seriesOf } from '../parts/bucket-series.js';
import { Figure, Figures } from '../parts/figures.js';
import { Fold } from '../parts/fold.js';
import { Nothing } from '../parts/nothing.js';
import parts from '../parts/parts.module.css';
import { hoursOf, type HourFigure } from './load-hours.js';
import { LoadTable, TimesTable } from './load-tables.js';

type Answer = BodyProps<'load'>['answer'];
type Row = Answer['buckets'][number];

/** When clients write, how many chats are open, and how long they wait. */
export function Load({ answer, before, words, ...asked }: BodyProps<'load'>) {
  const { t } = useTranslation('reports');
  const { fromClients, toClients, opened, closed, openNow } = answer;
  if (!fromClients && !toClients && !opened && !closed && !openNow && !before?.fromClients) {
    return <Nothing icon={<IconMessages size={22} />} title={t('load.none')} {...asked} />;
  }
  return (
    <>
      <Figures>
        <Figure name="from_clients" value={fromClients} before={before?.fromClients} words={words} />
        <Figure name="to_clients" value={toClients} before={before?.toClients} words={words} />
        <Figure name="opened" value={opened} before={before?.opened} words={words} />
        <Figure name="closed" value={closed} before={before?.closed} words={words} />
        <Figure name="open_now" value={openNow} words={words} />
      </Figures>
      <Messages answer={answer} before={before} words={words} />
      <section className={parts.part}>
        <h3>{t('load.times')}</h3>
        <TimesTable answer={answer} before={before} words={words} />
      </section>
      <Hours answer={answer} words={words} />
    </>
  );
}

type Part = Pick<BodyProps<'load'>, 'answer' | 'before' | 'words'>;

/** What can be drawn, and the name of each figure. */
const LINES = {
  fromClients: 'from_clients',
  toClients: 'to_clients',
  opened: 'opened',
  closed: 'closed',
  openAtEnd: 'open_at_end',
} as const;
type Line = keyof typeof LINES;

/** Messages, requests or open chats by time, with the table of all of them. */
function Messages({ answer: { buckets, frame }, before, words }: Part) {
  const { t } = useTranslation('reports');
  const [shown, setShown] = useState<'messages' | 'requests' | 'open'>('messages');
  const earlier = before?.buckets;
  const series = useMemo(() => {
    const line = (key: Line, more: { tone?: 'plain'; dash?: 'dotted' } = {}) =>
      seriesOf(buckets, (row: Row) => row[key], { key, name: t(`figure.${LINES[key]}`), ...more });
    const beside = (key: Line) => seriesBefore(buckets, earlier, (row: Row) => row[key], t('before.period'));
    if (shown === 'open') return [line('openAtEnd'), ...beside('openAtEnd')];
    if (shown === 'requests') return [line('opened'), line('closed', { tone: 'plain', dash: 'dotted' })];
    return [line('fromClients'), line('toClients', { tone: 'plain', dash: 'dotted' }), ...beside('fromClients')];
  }, [buckets, earlier, shown, t]);
  return (
    <section className={parts.part}>
      <div className={parts.partHead}>
        <h3>{t(`load.${shown}`)}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t('load.choose')}
          value={shown}
          onChange={(value) => setShown(value as typeof shown)}
          data={(['messages', 'requests', 'open'] as const).map((value) => ({ value, label: t(`load.${value}`) }))}
        />
      </div>
      <BucketChart label={t(`load.${shown}`)} shape="line" buckets={buckets} by={frame.by} series={series} words={words}>
        <Fold title={t('tableBy', { by: t(`byWord.${frame.by}`) })}>
          <LoadTable rows={buckets} by={frame.by} words={words} />
        </Fold>
      </BucketChart>
    </section>
  );
}

/** Which hours of the week are busy. */
function Hours({ answer: { hours }, words }: Pick<Part, 'answer' | 'words'>) {
  const { t } = useTranslation('reports');
  const [shown, setShown] = useState<HourFigure>('fromClients');
  const upright = useMedium();
  const label = t('load.hours');
  return (
    <section className={parts.part}>
      <div className={parts.partHead}>
        <h3>{label}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t('load.count')}
          value={shown}
          onChange={(value) => setShown(value as HourFigure)}
          data={[
            { value: 'fromClients', label: t('figure.from_clients') },
            { value: 'opened', label: t('figure.opened') },
          ]}
        />
      </div>
      <HeatTable
        label={label}
        rows={words.weekdays}
        columns={Array.from({ length: 24 }, (_, hour) => String(hour))}
        values={hoursOf(hours, shown)}
        format={words.number}
        upright={upright}
      />
      <p className={parts.note}>{t('load.hoursNote')}</p>
    </section>
  );
}
