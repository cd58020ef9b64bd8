import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { i18next } from '../i18n/index.js';

const SHOWN_MILLISECONDS = 7_000;

/** Says what happened, and offers what can be done about it: to take it back, to go there. */
export function actionToast(text: string, label: string, act: () => void, milliseconds = SHOWN_MILLISECONDS): void {
  const id = notifications.show({
    autoClose: milliseconds,
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{text}</span>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            act();
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  });
}
