import { IconInfinity } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Billing } from '../../../api/billing.js';
import { useMoney } from '../../../ui/money.js';
import classes from '../billing.module.css';

/** A company without a tariff: nothing is used up, nothing is charged, and it says so. */
export function Unmetered({ billing }: { billing: Billing }) {
  const { t } = useTranslation('billing');
  const money = useMoney(billing.currency);
  return (
    <p className={classes.note}>
      <IconInfinity size={18} aria-hidden />
      <span>
        {t('unmetered.text')}
        {billing.balanceMinor > 0 && ` ${t('unmetered.balance', { balance: money(billing.balanceMinor) })}`}
      </span>
    </p>
  );
}
