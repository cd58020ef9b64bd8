import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Billing, Tariff } from '../../../api/billing.js';
import { useFormats } from '../../../ui/format.js';
import classes from '../billing.module.css';
import { paysForOneMore } from './standing.js';

interface Props {
  billing: Billing;
  tariff: Tariff | null;
  /** Null where it can't be done. */
  onPay: (() => void) | null;
  onBuy: (() => void) | null;
}

/** While dialogs are blocked: how many wait, since when, and what opens them, or that they are being opened. */
export function BlockedNote({ billing, tariff, onPay, onBuy }: Props) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  const { blocked } = billing;
  if (blocked.dialogs === 0) return null;
  // Whoever has just paid must not be asked to pay again.
  const opening = !tariff || paysForOneMore(billing, tariff);
  return (
    <div className={classes.note} data-tone={opening ? 'wait' : 'danger'} role="status">
      <IconLock size={18} aria-hidden />
      <div className={classes.noteText}>
        <strong>
          {t('blocked.dialogs', { count: blocked.dialogs })}
          {blocked.since && ` ${t('blocked.since', { time: formats.full(blocked.since) })}`}
        </strong>{' '}
        {t('blocked.messages', { count: blocked.messages })} {t(opening ? 'blocked.opening' : 'blocked.wayOut')}
      </div>
      <div className={classes.noteButtons}>
        {onPay && !opening && (
          <Button size="compact-sm" variant="default" onClick={onPay}>
            {t('pay.action')}
          </Button>
        )}
        {onBuy && !opening && (
          <Button size="compact-sm" variant="default" onClick={onBuy}>
            {t('buy.action')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          renderRoot={(props: object) => <Link {...props} to="/chat" search={{ filter: 'blocked' }} />}
        >
          {t('blocked.show')}
        </Button>
      </div>
    </div>
  );
}
