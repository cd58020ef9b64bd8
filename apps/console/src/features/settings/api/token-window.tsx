import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiToken } from '../../../api/api-tokens.js';
import { CopyField } from '../../../ui/copy-field.js';
import settings from '../settings.module.css';
import { TokenForm } from './token-form.js';

interface TokenWindowProps {
  /** null = a new one */
  token: ApiToken | null;
  scopes: readonly string[];
  onClose: () => void;
}

/** Makes or changes a token. A new one is shown here and never again, so a click beside the window does not close it then. */
export function TokenWindow({ token, scopes, onClose }: TokenWindowProps) {
  const { t } = useTranslation(['settings', 'ui']);
  const [made, setMade] = useState<string | null>(null);
  const title = token ? t('settings:api.changeTitle', { name: token.name }) : t('settings:api.newTitle');
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={made === null}
      title={made ? t('settings:api.madeTitle') : title}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {made ? (
        <div className={settings.form}>
          <p className={settings.note}>{t('settings:api.madeText')}</p>
          <CopyField label={t('settings:api.token')} value={made} />
          <CopyField
            label={t('settings:api.try')}
            value={`curl ${window.location.origin}/v1/channels -H 'Authorization: ${made}'`}
            lines={2}
          />
          <div className={settings.buttons}>
            <Button onClick={onClose}>{t('settings:api.done')}</Button>
          </div>
        </div>
      ) : (
        <TokenForm token={token} scopes={scopes} onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  );
}
