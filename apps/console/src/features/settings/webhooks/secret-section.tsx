import { Button, Modal, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endPreviousSecret, rotateSecret, type Webhook, webhooksQuery } from '../../../api/webhooks.js';
import { useFormats } from '../../../ui/format.js';
import { errorText, toastError } from '../../../ui/toast.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { SecretWindow } from './secret-window.js';

/** What deliveries are signed with: nobody can read it again, but it can be replaced. */
export function SecretSection({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  const ending = useMutation({ mutationFn: () => endPreviousSecret(webhook.id), onSuccess: refresh, onError: toastError });
  return (
    <Section title={t('webhooks.secret')}>
      <p className={settings.note}>{t('webhooks.secretText')}</p>
      {webhook.previousSecretUntil && (
        <p className={settings.note}>{t('webhooks.twoSecrets', { when: formats.full(webhook.previousSecretUntil) })}</p>
      )}
      <div className={settings.buttons}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('webhooks.rotate')}
        </Button>
        {webhook.previousSecretUntil && (
          <Button variant="subtle" loading={ending.isPending} onClick={() => ending.mutate()}>
            {t('webhooks.endPrevious')}
          </Button>
        )}
      </div>
      {asking && (
        <RotateWindow
          webhookId={webhook.id}
          onClose={() => setAsking(false)}
          onRotated={(fresh) => {
            setAsking(false);
            setSecret(fresh);
            void refresh();
          }}
        />
      )}
      {secret && <SecretWindow secret={secret} text={t('webhooks.secretRotated')} onClose={() => setSecret(null)} />}
    </Section>
  );
}

function RotateWindow({ webhookId, onClose, onRotated }: { webhookId: number; onClose: () => void; onRotated: (secret: string) => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const [end, setEnd] = useState('later');
  const rotation = useMutation({ mutationFn: () => rotateSecret(webhookId, end === 'now'), onSuccess: ({ secret }) => onRotated(secret) });
  return (
    <Modal opened size="lg" onClose={onClose} title={t('settings:webhooks.rotate')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={settings.form}>
        <p className={settings.note}>{t('settings:webhooks.rotateText')}</p>
        <Radio.Group label={t('settings:webhooks.oldSecret')} value={end} onChange={setEnd}>
          <div className={settings.radios}>
            <Radio value="later" label={t('settings:webhooks.endLater')} description={t('settings:webhooks.endLaterHint')} />
            <Radio value="now" label={t('settings:webhooks.endNow')} description={t('settings:webhooks.endNowHint')} />
          </div>
        </Radio.Group>
        {rotation.error && (
          <p className={settings.problem} role="alert">
            {errorText(rotation.error)}
          </p>
        )}
        <div className={settings.buttons}>
          <Button loading={rotation.isPending} onClick={() => rotation.mutate()}>
            {t('settings:webhooks.rotateConfirm')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
