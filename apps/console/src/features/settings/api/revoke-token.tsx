import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ApiToken, apiTokensQuery, revokeApiToken } from '../../../api/api-tokens.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { errorText, toast } from '../../../ui/toast.js';

export function RevokeToken({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const revocation = useMutation({
    mutationFn: () => revokeApiToken(token.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: apiTokensQuery.queryKey });
      toast(t('api.revokeDone', { name: token.name }));
      onClose();
    },
  });
  return (
    <QuestionWindow
      question={t('api.revokeQuestion', { name: token.name })}
      action={t('api.revokeConfirm')}
      isBusy={revocation.isPending}
      problem={revocation.error && errorText(revocation.error)}
      onConfirm={() => revocation.mutate()}
      onClose={onClose}
    >
      <p>{t('api.revokeText')}</p>
    </QuestionWindow>
  );
}
