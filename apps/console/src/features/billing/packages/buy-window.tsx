import { Button, Modal, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { balanceQuery } from '../../../api/balance.js';
import { billingKeys, buyPackages, type Billing, type Tariff } from '../../../api/billing.js';
import { useMoney } from '../../../ui/money.js';
import { errorText, toast } from '../../../ui/toast.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import classes from '../billing.module.css';

const MOST = 100;

interface Props {
  billing: Billing;
  tariff: Tariff;
  /** Where the balance does not do; null = nobody takes payments here. */
  onPay: (() => void) | null;
  onClose: () => void;
}

/** Buys packages: says before what it costs and what is left of the balance, so that the button is the confirmation. */
export function BuyWindow({ billing, tariff, onPay, onClose }: Props) {
  const { t } = useTranslation(['billing', 'ui']);
  const money = useMoney(billing.currency);
  useFocusBack();
  const client = useQueryClient();
  const [order, setOrder] = useState({ count: 1, key: uuid() });
  const buy = useMutation({
    mutationFn: () => buyPackages(order.count, order.key),
    onSuccess: () => {
      toast(t('billing:buy.done', { count: order.count }));
      onClose();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: billingKeys.all });
      void client.invalidateQueries({ queryKey: balanceQuery.queryKey });
    },
  });
  const valid = order.count >= 1;
  const costMinor = order.count * tariff.packagePriceMinor;
  const leftMinor = billing.balanceMinor - costMinor;
  return (
    <Modal opened onClose={onClose} title={t('billing:buy.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.window}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (valid && leftMinor >= 0) buy.mutate();
        }}
      >
        <NumberInput
          label={t('billing:buy.count')}
          description={t('billing:buy.countHint', { count: tariff.packageSize, price: money(tariff.packagePriceMinor) })}
          min={1}
          max={MOST}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          data-autofocus
          value={valid ? order.count : ''}
          // Another order, another key; what is sent again after a break of the line is the same order.
          onChange={(value) => setOrder({ count: Number(value) || 0, key: uuid() })}
        />
        <dl className={classes.reckoning} aria-live="polite">
          <dt>{t('billing:buy.dialogs')}</dt>
          <dd>{order.count * tariff.packageSize}</dd>
          <dt>{t('billing:buy.cost')}</dt>
          <dd>{money(costMinor)}</dd>
          <dt>{t('billing:buy.balance')}</dt>
          <dd>{money(billing.balanceMinor)}</dd>
          {leftMinor >= 0 && (
            <>
              <dt>{t('billing:buy.after')}</dt>
              <dd>{money(leftMinor)}</dd>
            </>
          )}
        </dl>
        {billing.blocked.dialogs > 0 && <p className={classes.text}>{t('billing:buy.unblocks', { count: billing.blocked.dialogs })}</p>}
        {leftMinor < 0 && <p className={classes.problem}>{t('billing:buy.short', { sum: money(-leftMinor) })}</p>}
        {buy.error && (
          <p className={classes.problem} role="alert">
            {errorText(buy.error)}
          </p>
        )}
        <div className={classes.buttons}>
          {leftMinor < 0 && onPay ? (
            <Button onClick={onPay}>{t('billing:pay.action')}</Button>
          ) : (
            <Button type="submit" loading={buy.isPending} disabled={!valid || leftMinor < 0}>
              {t('billing:buy.confirm', { count: order.count, sum: money(costMinor) })}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
