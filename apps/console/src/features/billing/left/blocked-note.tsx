import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Billing } from '../../../api/billing.js';
import { useFormats } from '../../../ui/format.js';
import classes from '../billing.module.css';

interface Props {
  billing: Billing;
  /** Null where it can't be done. */
  onPay: (() => void) | null;
  onBuy: (() => void) | null;
}

/** While dialogs are blocked: how many wait, since when, and what opens them. */
export function BlockedNote({ billing: { blocked }, onPay, onBuy }: Props) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  if (blocked.dialogs === 0) return null;
  return (
    <div className={classes.note} data-tone="danger" role="status">
      <IconLock size={18} aria-hidden />
      <div className={classes.noteText}>
        <strong>
          {t('blocked.dialogs', { count: blocked.dialogs })}
          {blocked.since && ` ${t('blocked.since', { time: formats.full(blocked.since) })}`}
        </strong>{' '}
        {t('blocked.messages', { count: blocked.messages })} {t('blocked.wayOut')}
      </div>
      <div className={classes.noteButtons}>
        {onPay && (
          <Button size="compact-sm" variant="default" onClick={onPay}>
            {t('pay.action')}
          </Button>
        )}
        {onBuy && (
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
