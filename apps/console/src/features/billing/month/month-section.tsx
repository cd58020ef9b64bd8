import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Billing } from '../../../api/billing.js';
import { Chart } from '../../../ui/chart/chart.js';
import type { Drawing, Series } from '../../../ui/chart/drawing.js';
import { useFormats, type Formats } from '../../../ui/format.js';
import { useMoney } from '../../../ui/money.js';
import classes from '../billing.module.css';
import { todayIn } from '../../../ui/calendar-days.js';
import { dateOf } from '../days.js';
import { Section } from '../section.js';
import { curveOf, type CurvePoint } from './curve.js';
import { MonthTable } from './month-table.js';

/** How many dialogs became active, day by day, beside the month before, and what the month will come to. */
export function MonthSection({ billing }: { billing: Billing }) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  const { timeZone } = billing;
  const points = useMemo(() => curveOf(billing, todayIn(timeZone)), [billing, timeZone]);
  const drawing = useMemo(() => drawingOf(points, t, formats), [points, t, formats]);
  // A flat line at nought says less than a sentence.
  const isEmpty = billing.month.activeDialogs === 0 && billing.month.previous.every(({ dialogs }) => dialogs === 0);
  return (
    <Section title={t('month.title')}>
      <Facts billing={billing} />
      {isEmpty ? (
        <p className={classes.text}>{t('month.nothing')}</p>
      ) : (
        <Chart label={t('month.chart')} drawing={drawing} height={230}>
          <MonthTable points={points} />
        </Chart>
      )}
      <p className={classes.hint}>{t('month.definition', { zone: timeZone.replaceAll('_', ' ') })}</p>
    </Section>
  );
}

function drawingOf(points: readonly CurvePoint[], t: TFunction<'billing'>, formats: Formats): Drawing {
  return {
    shape: 'line',
    labels: points.map(({ day }) => String(dateOf(day).getDate())),
    titles: points.map(({ day }) => formats.date(dateOf(day))),
    format: formats.number,
    // A line of which nothing is known, as of the month before in the first one, is none.
    series: seriesOf(points, t).filter(({ values }) => values.some((value) => value !== null)),
  };
}

const seriesOf = (points: readonly CurvePoint[], t: TFunction<'billing'>): Series[] => [
  { key: 'total', name: t('month.total'), values: points.map(({ total }) => total) },
  { key: 'forecast', name: t('month.forecastLine'), values: points.map(({ forecast }) => forecast), dash: 'dashed' },
  { key: 'previous', name: t('month.previous'), values: points.map(({ previous }) => previous), tone: 'plain' },
];

function Facts({ billing: { month, forecast, metered, currency, timeZone } }: { billing: Billing }) {
  const isFirstDay = todayIn(timeZone) === month.first;
  const { t } = useTranslation('billing');
  const formats = useFormats();
  const money = useMoney(currency);
  const owed = month.activeDialogs - month.byPackage - month.bySingle;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('month.active')}</dt>
        <dd>{formats.number(month.activeDialogs)}</dd>
        {metered && (
          <dd className={classes.hint}>
            {t(owed > 0 ? 'month.paidAndOwed' : 'month.paidBy', {
              packages: formats.number(month.byPackage),
              singles: formats.number(month.bySingle),
              owed: formats.number(owed),
            })}
          </dd>
        )}
      </div>
      <div>
        <dt>{t('month.forecast')}</dt>
        <dd>{t('month.about', { dialogs: formats.number(forecast.dialogs) })}</dd>
        {isFirstDay && (
          <dd className={classes.hint}>
            {t(month.previous.some(({ dialogs }) => dialogs > 0) ? 'month.firstDay' : 'month.firstDayAlone')}
          </dd>
        )}
        {metered && <dd className={classes.hint}>{t('month.forecastCost', { cost: money(forecast.costMinor) })}</dd>}
      </div>
      {metered && (
        <div>
          <dt>{t('month.charged')}</dt>
          <dd>{money(month.chargedMinor)}</dd>
        </div>
      )}
    </dl>
  );
}
