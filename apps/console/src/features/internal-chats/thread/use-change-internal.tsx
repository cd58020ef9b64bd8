import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { deleteInternal, editInternal, pinInternal, unpinInternal, type InternalMessage } from '../../../api/internal-chats.js';
import { i18next } from '../../../i18n/index.js';
import { toastError } from '../../../ui/toast.js';
import { applyInternalMessage } from '../live/apply-internal-events.js';
import { loadedMessages } from '../queries.js';

type Patch = Partial<Pick<InternalMessage, 'text' | 'editedAt' | 'deletedAt' | 'pinnedAt' | 'mentions'>>;

/** Shows a change at once; a refusal puts back what was there, and says why. Says whether it was taken. */
async function change(
  client: QueryClient,
  operatorId: number,
  message: InternalMessage,
  patch: Patch,
  call: () => Promise<InternalMessage>,
): Promise<boolean> {
  const { text, editedAt, deletedAt, pinnedAt, mentions } = message;
  applyInternalMessage(client, { ...message, ...patch }, operatorId);
  try {
    applyInternalMessage(client, await call(), operatorId);
    return true;
  } catch (error) {
    const now = loadedMessages(client, message.chatId).find(({ id }) => id === message.id) ?? message;
    applyInternalMessage(client, { ...now, text, editedAt, deletedAt, pinnedAt, mentions }, operatorId);
    toastError(error);
    return false;
  }
}

/** What one does with messages among colleagues. */
export function useChangeInternal(operatorId: number) {
  const client = useQueryClient();
  return useMemo(() => {
    const now = (): string => new Date().toISOString();
    return {
      edit: (message: InternalMessage, text: string, mentions: InternalMessage['mentions']) =>
        change(client, operatorId, message, { text, mentions, editedAt: now() }, () =>
          editInternal(
            message.id,
            text,
            mentions.map(({ id }) => id),
          ),
        ),
      remove: (message: InternalMessage) =>
        change(client, operatorId, message, { deletedAt: now(), pinnedAt: null }, () => deleteInternal(message.id)),
      pin: (message: InternalMessage, pinned: boolean) =>
        change(client, operatorId, message, { pinnedAt: pinned ? now() : null }, () =>
          pinned ? pinInternal(message.id) : unpinInternal(message.id),
        ),
    };
  }, [client, operatorId]);
}

/** Asks once: it is gone for everybody in the chat. Copies of it stay. */
export function confirmDeletion(message: InternalMessage, remove: (message: InternalMessage) => Promise<boolean>): void {
  const t = i18next.getFixedT(null, 'internal-chats');
  modals.openConfirmModal({
    title: t('internal-chats:delete.title'),
    children: (
      <>
        <Text size="sm">{t('internal-chats:delete.text')}</Text>
        {message.text ? (
          <Text size="sm" c="dimmed" mt="xs" lineClamp={3}>
            {message.text}
          </Text>
        ) : null}
      </>
    ),
    labels: { confirm: t('internal-chats:delete.yes'), cancel: t('ui:cancel') },
    confirmProps: { color: 'red' },
    closeButtonProps: { 'aria-label': t('ui:close') },
    onConfirm: () => void remove(message),
  });
}
