import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow, InternalMember } from '../../../api/internal-chats.js';
import { runAction, useAction } from '../../../ui/actions/registry.js';
import { EditField } from '../../../ui/composer/edit-field.js';
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
  const { t } = useTranslation('internal-chats');
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const change = useChangeInternal(operatorId);
  const message = loadedMessages(client, chat.id).find(({ id }) => id === editing.messageId);
  const text = editing.text.trim();
  const tooLong = text.length > MAX_TEXT;
  useAction('colleagues.write', () => field.current?.focus());
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
  return (
    <EditField
      {...{ field, tooLong, messageId: editing.messageId, text: editing.text }}
      note={tooLong ? t('composer.tooLong', { count: MAX_TEXT }) : t('composer.editing')}
      onChange={(changed) => changeInternalEditing(chat.id, { ...editing, text: changed })}
      onSave={save}
      onCancel={end}
    />
  );
}
