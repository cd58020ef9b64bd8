import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { QueryClient } from '@tanstack/react-query';
import type { Message } from '../../../api/types.js';
import { i18next } from '../../../i18n/index.js';
import { revoke } from './change-message.js';

/** Asks once: the client loses it too, and nothing brings it back. */
export function confirmRevoke(client: QueryClient, message: Message): void {
  const t = i18next.getFixedT(null, 'chat');
  modals.openConfirmModal({
    title: t('message.deleteTitle'),
    children: (
      <>
        <Text size="sm">{t('message.deleteText')}</Text>
        {message.text ? (
          <Text size="sm" c="dimmed" mt="xs" lineClamp={3}>
            {t('system.quoted', { text: message.text })}
          </Text>
        ) : null}
      </>
    ),
    labels: { confirm: t('message.deleteForAll'), cancel: t('ui:cancel') },
    confirmProps: { color: 'red' },
    closeButtonProps: { 'aria-label': t('ui:close') },
    onConfirm: () => void revoke(client, message),
  });
}
