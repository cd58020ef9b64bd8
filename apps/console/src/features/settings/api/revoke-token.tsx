import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ApiToken, apiTokensQuery, revokeApiToken } from '../../../api/api-tokens.js';
import { errorText, toast } from '../../../ui/toast.js';
import settings from '../settings.module.css';

export function RevokeToken({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const revocation = useMutation({
    mutationFn: () => revokeApiToken(token.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: apiTokensQuery.queryKey });
      toast(t('settings:api.revokeDone', { name: token.name }));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings:api.revokeQuestion', { name: token.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <div className={settings.form}>
        <p className={settings.note}>{t('settings:api.revokeText')}</p>
        {revocation.error && (
          <p className={settings.problem} role="alert">
            {errorText(revocation.error)}
          </p>
        )}
        <div className={settings.buttons}>
          <Button color="red" loading={revocation.isPending} onClick={() => revocation.mutate()}>
            {t('settings:api.revokeConfirm')}
          </Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
