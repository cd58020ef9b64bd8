import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText, toast } from '../../../ui/toast.js';

/** Saves one setting at once, and reads the list that shows it again. */
export function useSwitch<Change>(save: (change: Change) => Promise<unknown>, queryKey: readonly unknown[]) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: () => toast(t('saved')),
    onError: (error) => toast(errorText(error)),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
