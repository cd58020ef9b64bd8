import { Anchor, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/use-may.js';
import { SecretsPanel } from './secrets-panel.js';

/** Opens the secrets beside the step that uses them; only for admins. */
export function SecretsLink() {
  const { t } = useTranslation(['steps', 'ui']);
  const may = useMay('manage_secrets');
  const [opened, setOpened] = useState(false);
  if (!may) return <>{t('steps:secrets.adminsOnly')}</>;
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={() => setOpened(true)}>
        {t('steps:secrets.manage')}
      </Anchor>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('steps:secrets.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <SecretsPanel />
      </Modal>
    </>
  );
}
