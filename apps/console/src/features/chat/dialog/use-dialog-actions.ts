import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { claimDialog, closeDialog, markUnread, reopenDialog, transferDialog } from '../../../api/dialogs.js';
import { useMay } from '../../../api/use-may.js';
import type { DialogRow, Message } from '../../../api/types.js';
import { useAction } from '../../../ui/actions/registry.js';
import { toast, toastError } from '../../../ui/toast.js';
import { applyDialog } from '../live/apply-live-events.js';
import { countAgainSoon } from '../queries/counters.js';
import { dialogListQuery, flattenRows } from '../queries/dialog-list.js';
import { keys } from '../queries/keys.js';
import type { MessageData } from '../queries/messages.js';
import { useBlockedWhy } from '../blocked/blocked-dialog.js';
import { focusedMessageId } from '../thread/focused-message.js';
import { setUnreadMark } from '../thread/unread-mark.js';
import { useChatLocation } from '../use-chat-location.js';
import type { ChosenTarget } from './transfer-window.js';
import { useSnoozeActions } from '../snooze/use-snooze-actions.js';
import { actionToast } from '../../../ui/action-toast.js';

/** Registers what can be done with the open dialog: close, reopen, claim, transfer, mark unread. */
export function useDialogActions(row: DialogRow, operatorId: number) {
  const client = useQueryClient();
  const { t } = useTranslation('chat');
  const { open, parameters } = useChatLocation();
  const [transferOpened, transfer] = useDisclosure(false);
  const isOpen = row.state === 'open';
  const why = useBlockedWhy(row);
  const mayAssign = useMay('assign_others') ?? false;
  const mayTake = useMay('take_new_chats') ?? false;
  const mayClose = useMay('close_chats') ?? false;

  const settle = (changed: DialogRow): void => {
    applyDialog(client, changed, operatorId);
    countAgainSoon(client);
  };
  const failed = (error: unknown): void => {
    // Somebody was faster: the row on the screen is out of date.
    if (isApiError(error) && error.status === 409) void client.invalidateQueries({ queryKey: keys.dialog(row.id) });
    toastError(error);
  };

  /** The dialog below in the list, so that work goes on without reaching for the mouse. */
  const neighbour = (): number | null => {
    const rows = flattenRows(client.getQueryData(dialogListQuery(parameters).queryKey)?.pages ?? []);
    const index = rows.findIndex(({ id }) => id === row.id);
    return rows[index + 1]?.id ?? rows[index - 1]?.id ?? null;
  };

  const reopen = useMutation({ mutationFn: () => reopenDialog(row.id), onSuccess: settle, onError: failed });
  const close = useMutation({
    mutationFn: () => closeDialog(row.id),
    onMutate: () => ({ next: parameters.filter === 'closed' ? null : neighbour() }),
    onSuccess: (closed, _, { next }) => {
      if (parameters.filter !== 'closed') open(next, {}, true);
      settle(closed);
      actionToast(t('dialog.closed', { name: row.client.name }), t('dialog.undo'), () => {
        reopen.mutate();
        open(row.id);
      });
    },
    onError: failed,
  });
  const claim = useMutation({
    mutationFn: () => claimDialog(row.id),
    onSuccess: (claimed) => {
      settle(claimed);
      if (parameters.filter === 'new') open(row.id, { filter: undefined });
    },
    onError: failed,
  });
  const give = useMutation({
    mutationFn: ({ transfer: to }: ChosenTarget) => transferDialog(row.id, to),
    onSuccess: (given, to) => {
      settle(given);
      transfer.close();
      toast(t('dialog.transferred', { name: to.name }));
    },
    onError: failed,
  });

  const goOn = (): void => {
    if (parameters.filter === 'mine') open(neighbour(), {}, true);
  };
  const snooze = useSnoozeActions(row, { settle, failed, goOn });

  const unread = async (): Promise<void> => {
    const from = messageToMark(client.getQueryData<MessageData>(keys.messages(row.id)));
    if (!from) return;
    try {
      setUnreadMark(row.id, { upToId: from.id - 1, byHand: true });
      await markUnread(row.id, from.id);
      notifications.show({ message: t('dialog.markedUnread') });
    } catch (error) {
      toastError(error);
    }
  };

  useAction('dialog.close', () => close.mutate(), isOpen && mayClose && !close.isPending, why);
  useAction('dialog.reopen', () => reopen.mutate(), !isOpen && mayClose && !reopen.isPending, why);
  // What a colleague has is handed over, not taken.
  useAction('dialog.claim', () => claim.mutate(), isOpen && mayTake && row.operator === null && !claim.isPending, why);
  useAction('dialog.transfer', transfer.open, isOpen && mayAssign, why);
  useAction('dialog.unread', () => void unread(), true, why);

  return {
    snooze,
    transfer: { opened: transferOpened, onClose: transfer.close, pending: give.isPending, onChoose: give.mutate },
  };
}

/** The message under the focus, else the client's last one. */
function messageToMark(data: MessageData | undefined): Message | undefined {
  const messages = data?.pages.flatMap(({ items }) => items) ?? [];
  const focused = focusedMessageId();
  return messages.find(({ id }) => id === focused) ?? messages.findLast(({ kind }) => kind === 'from_client');
}
