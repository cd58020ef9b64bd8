import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { isApiError } from '../../../api/api-error.js';
import { payIn, type Billing } from '../../../api/billing.js';
import { useMoney } from '../../../ui/money.js';
import { errorText } from '../../../ui/toast.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import classes from '../billing.module.css';
import { amountText, minorUnits } from './amount.js';
import { suggestedAmounts } from './suggested-amounts.js';

interface Props {
  billing: Billing;
  onClose: () => void;
  /** Before the page is left: whoever comes back without paying finds the payment here. */
  onLeave: (payment: number) => Promise<void>;
}

/** How much to pay in; the payment itself is made on the provider's page, which leads back here. */
export function PayWindow({ billing, onClose, onLeave }: Props) {
  const { t } = useTranslation(['billing', 'ui']);
  const { currency, payments } = billing;
  const money = useMoney(currency);
  useFocusBack();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [key, setKey] = useState(() => uuid());
  const [leaving, setLeaving] = useState(false);
  const pay = useMutation({
    mutationFn: (amountMinor: number) => payIn(amountMinor, key),
    onSuccess: ({ id, url }) => {
      setLeaving(true);
      void onLeave(id).then(() => (url === null ? onClose() : window.location.assign(url)));
    },
    onError: (error) => setProblem(isApiError(error) && error.field === 'amountMinor' ? error.detail : errorText(error)),
  });
  const write = (words: string): void => {
    setText(words);
    setProblem(null);
    // Another amount is another payment.
    setKey(uuid());
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const amount = minorUnits(text, currency);
    if (amount === null) return setProblem(t('billing:pay.noAmount'));
    if (amount < payments.minimumMinor) return setProblem(t('billing:pay.tooLittle', { sum: money(payments.minimumMinor) }));
    if (amount > payments.maximumMinor) return setProblem(t('billing:pay.tooMuch', { sum: money(payments.maximumMinor) }));
    pay.mutate(amount);
  };
  return (
    <Modal opened onClose={onClose} title={t('billing:pay.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form className={classes.window} onSubmit={submit} noValidate>
        <TextInput
          label={t('billing:pay.amount', { currency })}
          description={t('billing:pay.limits', { least: money(payments.minimumMinor), most: money(payments.maximumMinor) })}
          inputMode="decimal"
          autoComplete="transaction-amount"
          data-autofocus
          error={problem}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <div className={classes.chips} role="group" aria-label={t('billing:pay.suggested')}>
          {suggestedAmounts(billing).map(({ packages, amountMinor }) => (
            <Button key={packages} size="compact-sm" variant="default" onClick={() => write(amountText(amountMinor, currency))}>
              {t('billing:pay.forPackages', { count: packages, sum: money(amountMinor) })}
            </Button>
          ))}
        </div>
        <p className={classes.hint}>{t(payments.provider === 'test' ? 'billing:pay.test' : 'billing:pay.leads')}</p>
        <div className={classes.buttons}>
          <Button type="submit" loading={pay.isPending || leaving}>
            {t('billing:pay.confirm')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
