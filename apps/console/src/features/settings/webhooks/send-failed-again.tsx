import { Button, Modal, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendFailedAgain, type Webhook } from '../../../api/webhooks.js';
import { errorText, toast } from '../../../ui/toast.js';
import settings from '../settings.module.css';

const HOURS = ['1', '6', '24', '72', '168', '720'] as const;
const HOUR_MS = 3_600_000;

/** After an outage: all that was given up since then, once more. */
export function SendFailedAgain({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [hours, setHours] = useState<string>('24');
  const again = useMutation({
    mutationFn: () => sendFailedAgain(webhook.id, new Date(Date.now() - Number(hours) * HOUR_MS).toISOString()),
    onSuccess: ({ count }) => {
      toast(t('settings:webhooks.sentAgain', { count }));
      setAsking(false);
      void client.invalidateQueries({ queryKey: ['webhooks', webhook.id] });
    },
  });
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        {t('settings:webhooks.sendAllAgain')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('settings:webhooks.sendAllAgain')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <div className={settings.form}>
          <p className={settings.note}>{t('settings:webhooks.sendAllText')}</p>
          <Select
            label={t('settings:webhooks.failedSince')}
            value={hours}
            allowDeselect={false}
            onChange={(value) => value && setHours(value)}
            data={HOURS.map((value) => ({ value, label: t(`settings:webhooks.lastHours.${value}`) }))}
          />
          {again.error && (
            <p className={settings.problem} role="alert">
              {errorText(again.error)}
            </p>
          )}
          <div className={settings.buttons}>
            <Button loading={again.isPending} onClick={() => again.mutate()}>
              {t('settings:webhooks.sendAgain')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('ui:cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
