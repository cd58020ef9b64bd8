import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../../api/webhooks.js';
import { useFormats } from '../../../ui/format.js';
import { useWebhookChange } from './use-webhook-change.js';
import classes from './webhooks.module.css';

/** What is wrong with a webhook and what to do about it; nothing where all is well. */
export function HealthNote({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const change = useWebhookChange(webhook.id);
  const { health, disabledReason, disabledAt, failingSince, lastError, waiting } = webhook;
  if (health !== 'failing' && health !== 'switched_off') return null;
  const at = (time: string | null): string => (time ? formats.full(time) : '');
  const byHand = disabledReason === 'by_hand';
  return (
    <div className={classes.note} data-tone={health === 'failing' || byHand ? 'wait' : 'danger'} role="note">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        {health === 'failing' ? (
          <>
            <strong>{t('webhooks.failing', { when: at(failingSince) })}</strong>
            {waiting > 0 && <p>{t('webhooks.failingText', { count: waiting })}</p>}
            <p>{t('webhooks.failingRemedy')}</p>
          </>
        ) : (
          <>
            <strong>{t('webhooks.off', { when: at(disabledAt) })}</strong>
            <p>{t(`webhooks.offWhy.${disabledReason ?? 'by_hand'}`)}</p>
          </>
        )}
        {lastError && !byHand && <p>{t('webhooks.lastError', { error: lastError })}</p>}
        {health === 'switched_off' && (
          <p className={classes.noteButtons}>
            <Button size="compact-sm" loading={change.isPending} onClick={() => change.mutate({ state: 'enabled' })}>
              {t('webhooks.switchOn')}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
