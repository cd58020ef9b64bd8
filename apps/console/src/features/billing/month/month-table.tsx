import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';
import classes from '../billing.module.css';
import { dateOf } from '../days.js';
import type { CurvePoint } from './curve.js';

/** What the chart shows, in figures; folded away until somebody wants them. */
export function MonthTable({ points }: { points: readonly CurvePoint[] }) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  const figure = (value: number | null): string => (value === null ? '—' : formats.number(value));
  return (
    <details className={classes.folded}>
      <summary>{t('month.table')}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('month.day')}</th>
            <th scope="col">{t('month.new')}</th>
            <th scope="col">{t('month.total')}</th>
            <th scope="col">{t('month.forecastLine')}</th>
            <th scope="col">{t('month.previous')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ day, dialogs, total, forecast, previous }) => (
            <tr key={day}>
              <th scope="row">{formats.date(dateOf(day))}</th>
              <td>{figure(dialogs)}</td>
              <td>{figure(total)}</td>
              <td>{figure(forecast)}</td>
              <td>{figure(previous)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
