import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { claimNewDialogs } from '../../../api/dialogs.js';
import { meQuery } from '../../../api/session.js';
import { toast, toastError } from '../../../ui/toast.js';
import { applyDialog } from '../live/apply-live-events.js';
import { countAgainSoon } from '../queries/counters.js';
import { useChatLocation } from '../use-chat-location.js';

/** The lightning button: takes up to three new dialogs, opens the first of them, and says how many came. */
export function useClaimNew() {
  const client = useQueryClient();
  const { t } = useTranslation('chat');
  const { open } = useChatLocation();
  const { mutate, isPending } = useMutation({
    mutationFn: claimNewDialogs,
    onSuccess: ({ items }) => {
      const operatorId = client.getQueryData(meQuery.queryKey)?.operator.id ?? 0;
      for (const row of items) applyDialog(client, row, operatorId);
      countAgainSoon(client);
      toast(items.length > 0 ? t('list.claimed', { count: items.length }) : t('list.nothingNew'));
      const [first] = items;
      if (first) open(first.id, { filter: undefined, query: undefined });
    },
    onError: (error) => toastError(error),
  });
  return { run: () => mutate(), running: isPending };
}
