import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChat } from '../../../api/internal-chats.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { MAX_NAME } from './new-group-window.js';
import type { useGroupChange } from './use-group-change.js';
import classes from './group.module.css';

interface Props {
  chat: InternalChat;
  change: ReturnType<typeof useGroupChange>;
  onClose(): void;
}

/** What a group is called. */
export function RenameWindow({ chat, change, onClose }: Props) {
  const { t } = useTranslation(['internal-chats', 'ui']);
  const [name, setName] = useState(chat.name ?? '');
  const [missing, setMissing] = useState(false);
  useFocusBack();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(!name.trim());
    if (name.trim()) void change.rename(name.trim()).then(onClose, () => undefined);
  };
  return (
    <Modal opened onClose={onClose} title={t('group.rename')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form className={classes.form} onSubmit={save} noValidate>
        <TextInput
          label={t('group.name')}
          data-autofocus
          maxLength={MAX_NAME}
          value={name}
          error={missing ? t('group.nameMissing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={change.isBusy}>
            {t('ui:save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
