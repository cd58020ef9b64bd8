import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { i18next } from '../../../i18n/index.js';

/** Says what was done and lets one take it back. */
export function undoToast(text: string, undoLabel: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: 7000,
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{text}</span>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {undoLabel}
        </Button>
      </Group>
    ),
  });
}
