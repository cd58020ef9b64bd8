import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementRow } from '../../../api/billing.js';
import { useMoney } from '../../../ui/money.js';
import classes from '../billing.module.css';

interface Props {
  rows: readonly StatementRow[];
  currency: string;
  timeZone: string;
}

/** The entries, the newest first. Times are the company's, as its months are. */
export function StatementTable({ rows, currency, timeZone }: Props) {
  const { t, i18n } = useTranslation('billing');
  const money = useMoney(currency);
  const moment = useMemo(
    () => new Intl.DateTimeFormat(i18n.language, { timeZone, dateStyle: 'medium', timeStyle: 'short' }),
    [i18n.language, timeZone],
  );
  return (
    <table className={classes.statement}>
      <thead>
        <tr>
          <th scope="col">{t('statement.at')}</th>
          <th scope="col">{t('statement.what')}</th>
          <th scope="col">{t('statement.amount')}</th>
          <th scope="col">{t('statement.balance')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={classes.when}>
              <time dateTime={row.at}>{moment.format(new Date(row.at))}</time>
            </td>
            <td>
              <What row={row} />
            </td>
            <td className={classes.amount} data-in={row.amountMinor > 0 || undefined}>
              {row.amountMinor > 0 ? '+' : ''}
              {money(row.amountMinor)}
            </td>
            <td className={classes.balanceAfter}>{money(row.balanceAfterMinor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the server writes beside money that is none; an adjustment's note is a person's words. */
const isTest = ({ kind, note }: StatementRow): boolean => note === 'test' && (kind === 'payment' || kind === 'refund');

function What({ row }: { row: StatementRow }) {
  const { kind, dialogId, client, packageId, operator } = row;
  const { t } = useTranslation('billing');
  const note = isTest(row) ? t('statement.testPayment') : row.note;
  const more = [packageId !== null ? t('statement.package', { id: packageId }) : null, operator, note].filter(Boolean);
  return (
    <>
      {t(`kind.${kind}`)}
      {dialogId !== null && (
        <>
          {': '}
          <Link to="/chat/$dialogId" params={{ dialogId: String(dialogId) }} className={classes.link}>
            {client ?? t('statement.dialog', { id: dialogId })}
          </Link>
        </>
      )}
      {more.length > 0 && <span className={classes.detail}>{more.join(' · ')}</span>}
    </>
  );
}
