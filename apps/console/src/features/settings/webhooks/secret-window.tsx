import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/copy-field.js';
import settings from '../settings.module.css';

/** Shows a secret that nobody will see again, so a click beside the window does not close it. */
export function SecretWindow({ secret, text, onClose }: { secret: string; text: string; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('settings:webhooks.secretTitle')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <div className={settings.form}>
        <p className={settings.note}>{text}</p>
        <CopyField label={t('settings:webhooks.secret')} value={secret} />
        <div className={settings.buttons}>
          <Button onClick={onClose}>{t('settings:webhooks.secretKept')}</Button>
        </div>
      </div>
    </Modal>
  );
}
