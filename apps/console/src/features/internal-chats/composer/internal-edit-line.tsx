import { ActionIcon, Textarea } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow, InternalMember } from '../../../api/internal-chats.js';
import { runAction, useAction } from '../../../ui/actions/registry.js';
import composer from '../../../ui/composer/composer.module.css';
import { loadedMessages } from '../queries.js';
import { changeInternalEditing, endInternalEditing, type InternalEditing } from '../sending/editing.js';
import { confirmDeletion, useChangeInternal } from '../thread/use-change-internal.js';
import { mentionedIn } from './mentions.js';
import { MAX_TEXT } from './use-internal-send.js';

interface Props {
  chat: InternalChatRow;
  members: readonly InternalMember[];
  operatorId: number;
  editing: InternalEditing;
}

/** Changes a message of one's own. What was being written waits, and is there again afterwards. */
export function InternalEditLine({ chat, members, operatorId, editing }: Props) {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const change = useChangeInternal(operatorId);
  const message = loadedMessages(client, chat.id).find(({ id }) => id === editing.messageId);
  const text = editing.text.trim();
  const tooLong = text.length > MAX_TEXT;
  useAction('colleagues.write', () => field.current?.focus());
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, [editing.messageId]);

  const end = (): void => {
    endInternalEditing(chat.id);
    requestAnimationFrame(() => runAction('colleagues.write'));
  };
  const save = (): void => {
    if (!message || tooLong) return;
    end();
    if (!text) return confirmDeletion(message, change.remove);
    if (text === message.text) return;
    // A refusal must not lose what was written.
    void change
      .edit(message, text, mentionedIn(text, members))
      .then((taken) => taken || changeInternalEditing(chat.id, { ...editing, text }));
  };
  const key = (event: KeyboardEvent): void => {
    const enter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    if (!enter && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (enter) save();
    else end();
  };
  return (
    <>
      <div className={composer.bar} data-tone="plain">
        <IconPencil size={15} aria-hidden />
        <span className={composer.barText}>{tooLong ? t('composer.tooLong', { count: MAX_TEXT }) : t('composer.editing')}</span>
      </div>
      <div className={composer.line}>
        <ActionIcon aria-label={t('chat:composer.editCancel')} title={t('chat:composer.editCancel')} onClick={end}>
          <IconX size={19} stroke={1.75} />
        </ActionIcon>
        <Textarea
          ref={field}
          className={composer.field}
          classNames={{ input: composer.input }}
          autosize
          minRows={1}
          maxRows={9}
          variant="unstyled"
          data-region-focus
          aria-label={t('chat:composer.editField')}
          value={editing.text}
          onChange={(event) => changeInternalEditing(chat.id, { ...editing, text: event.currentTarget.value })}
          onKeyDown={key}
        />
        <ActionIcon
          variant="filled"
          color="petrol"
          size={34}
          aria-label={t('chat:composer.editSave')}
          title={t('chat:composer.editSave')}
          disabled={tooLong}
          onClick={save}
        >
          <IconCheck size={18} stroke={2} />
        </ActionIcon>
      </div>
    </>
  );
}
