import { Button, CloseButton, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { balanceQuery } from '../../../api/balance.js';
import { billingKeys, cancelPayment, paymentQuery, type Payment, type PaymentState } from '../../../api/billing.js';
import { useMoney } from '../../../ui/money.js';
import { errorText, toastError } from '../../../ui/toast.js';
import classes from '../billing.module.css';

interface Props {
  id: number;
  currency: string;
  /** It was read: the address forgets the payment. */
  onSettled: () => void;
  onAgain: () => void;
}

const ICONS: Record<PaymentState, React.ReactNode> = {
  pending: <Loader size={18} aria-hidden />,
  paid: <IconCheck size={18} aria-hidden />,
  cancelled: <IconX size={18} aria-hidden />,
};

const TONES = { pending: 'wait', paid: 'ok', cancelled: 'plain' } as const;

/** What became of the payment that one comes back from, for as long as it is being decided and after. */
export function PaymentNote({ id, currency, onSettled, onAgain }: Props) {
  const { t } = useTranslation(['billing', 'ui']);
  const money = useMoney(currency);
  const client = useQueryClient();
  const { data: payment, error } = useQuery(paymentQuery(id));
  const state = payment?.state;
  useEffect(() => {
    if (state !== 'paid') return;
    void client.invalidateQueries({ queryKey: billingKeys.all, predicate: ({ queryKey }) => queryKey[1] !== 'payment' });
    void client.invalidateQueries({ queryKey: balanceQuery.queryKey });
  }, [client, state]);
  if (!state && !error) return null;
  return (
    <div className={classes.note} data-tone={state && !payment?.problem ? TONES[state] : 'danger'} role="status">
      {state && !payment?.problem ? ICONS[state] : <IconAlertTriangle size={18} aria-hidden />}
      <span className={classes.noteText}>
        {payment ? t(`billing:payment.${payment.problem ?? payment.state}`, { sum: money(payment.amountMinor) }) : errorText(error)}
      </span>
      <div className={classes.noteButtons}>
        {payment?.state === 'pending' && <Undecided payment={payment} />}
        {state === 'cancelled' && (
          <Button size="compact-sm" variant="default" onClick={onAgain}>
            {t('billing:payment.again')}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t('ui:close')} onClick={onSettled} />
      </div>
    </div>
  );
}

/** It is paid where it was begun, or not at all: until then the provider keeps it open for a day. */
function Undecided({ payment: { id, url } }: { payment: Payment }) {
  const { t } = useTranslation('billing');
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelPayment(id),
    onSuccess: (payment) => client.setQueryData(paymentQuery(id).queryKey, payment),
    onError: (error) => toastError(error),
  });
  return (
    <>
      {url && (
        <Button component="a" href={url} size="compact-sm" variant="default">
          {t('payment.goOn')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('payment.cancel')}
      </Button>
    </>
  );
}
