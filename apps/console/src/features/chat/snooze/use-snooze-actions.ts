import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endSnooze, snoozeDialog } from '../../../api/dialogs.js';
import type { DialogRow } from '../../../api/types.js';
import { useMay } from '../../../api/use-may.js';
import { useBlockedWhy } from '../blocked/blocked-dialog.js';
import { useAction } from '../../../ui/actions/registry.js';
import { useFormats } from '../../../ui/format.js';
import { actionToast } from '../../../ui/action-toast.js';

interface Options {
  settle(row: DialogRow): void;
  failed(error: unknown): void;
  /** To the neighbour in the list, from which this one goes. */
  goOn(): void;
}

/** Registers how the open dialog is put off and taken back. */
export function useSnoozeActions(row: DialogRow, { settle, failed, goOn }: Options) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const [opened, window] = useDisclosure(false);
  const why = useBlockedWhy(row);
  const mayClose = useMay('close_chats') ?? false;
  const cancel = useMutation({ mutationFn: () => endSnooze(row.id), onSuccess: settle, onError: failed });
  const snooze = useMutation({
    mutationFn: (until: Date) => snoozeDialog(row.id, until.toISOString()),
    onSuccess: (snoozed) => {
      window.close();
      goOn();
      settle(snoozed);
      const time = formats.full(snoozed.snoozedUntil ?? new Date());
      actionToast(t('snooze.done', { name: row.client.name, time }), t('dialog.undo'), () => cancel.mutate());
    },
    onError: failed,
  });
  useAction('dialog.snooze', window.open, row.state === 'open' && row.operator !== null && mayClose && !snooze.isPending, why);
  useAction('dialog.wake', () => cancel.mutate(), row.snoozedUntil !== null && mayClose && !cancel.isPending, why);
  return { opened, pending: snooze.isPending, onChoose: snooze.mutate, onClose: window.close };
}
