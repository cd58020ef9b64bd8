import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FocusBack } from '../../../ui/use-focus-back.js';

interface Props {
  title: string;
  opened: boolean;
  onClose(): void;
}

/** The window in which something is put together and sent. */
export function ShareWindow({ title, opened, onClose, children }: Props & { children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <FocusBack />
      {children}
    </Modal>
  );
}

/** Its form: Enter sends when it may. */
export function ShareForm({
  maySend,
  onSend,
  onClose,
  children,
}: {
  maySend: boolean;
  onSend(): void;
  onClose(): void;
  children: ReactNode;
}) {
  const { t } = useTranslation('chat');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (maySend) onSend();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" disabled={!maySend}>
            {t('composer.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
