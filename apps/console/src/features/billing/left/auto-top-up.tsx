import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { billingKeys, billingQuery, changeBilling, type Billing, type Tariff } from '../../../api/billing.js';
import { useMoney } from '../../../ui/money.js';
import { toastError } from '../../../ui/toast.js';
import classes from '../billing.module.css';
import { Section } from '../section.js';

/** Whether the account may buy the next package by itself, and what follows from it. */
export function AutoTopUp({ billing, tariff }: { billing: Billing; tariff: Tariff }) {
  const { t } = useTranslation('billing');
  const money = useMoney(billing.currency);
  const client = useQueryClient();
  const consequence = useId();
  const show = (autoTopUp: boolean): void => {
    client.setQueryData(billingQuery.queryKey, (now) => (now?.tariff ? { ...now, tariff: { ...now.tariff, autoTopUp } } : now));
  };
  const change = useMutation({
    mutationFn: (autoTopUp: boolean) => changeBilling({ autoTopUp }),
    // One after the other: of two that were sent at once the server may take the last one first.
    scope: { id: 'auto-top-up' },
    onMutate: show,
    onError: (error, wanted) => {
      show(!wanted);
      toastError(error);
    },
    // A switch can be what blocked dialogs waited for.
    onSettled: () => client.invalidateQueries({ queryKey: billingKeys.all }),
  });
  const words = { count: tariff.packageSize, price: money(tariff.packagePriceMinor), single: money(tariff.singlePriceMinor) };
  return (
    <Section title={t('auto.title')}>
      <Switch
        label={t('auto.label')}
        checked={tariff.autoTopUp}
        aria-describedby={consequence}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
      <p className={classes.hint} id={consequence}>
        {t(tariff.autoTopUp ? 'auto.on' : 'auto.off', words)}
        {!tariff.active && ` ${t('auto.inactive')}`}
      </p>
    </Section>
  );
}
