import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogView } from '../../../api/types.js';
import { runAction } from '../../../ui/actions/registry.js';
import { EditField } from '../../../ui/composer/edit-field.js';
import { knownMessage } from '../live/apply-live-events.js';
import { changeEditing, endEditing, type Editing } from '../sending/editing.js';
import { edit } from '../thread/change-message.js';
import { confirmRevoke } from '../thread/confirm-revoke.js';
import { lengthOf } from './use-send.js';

interface Props {
  dialogId: number;
  view: DialogView | undefined;
  editing: Editing;
}

/** Changes a sent message. What was being written waits below, and is there again afterwards. */
export function EditLine({ dialogId, view, editing }: Props) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const message = knownMessage(client, { id: editing.messageId, dialogId });
  const limit = message && message.attachments.length > 0 ? view?.limits.captionLength : view?.limits.textLength;
  const text = editing.text.trim();
  const tooLong = limit !== undefined && lengthOf(text) > limit;

  const end = (): void => {
    endEditing(dialogId);
    requestAnimationFrame(() => runAction('write.reply'));
  };
  const save = (): void => {
    if (!message || tooLong) return;
    end();
    if (!text) return confirmRevoke(client, message);
    if (text === message.text) return;
    // A refusal must not lose what was written.
    void edit(client, message, text).then((taken) => taken || changeEditing(dialogId, { ...editing, text }));
  };
  return (
    <EditField
      {...{ field, tooLong, messageId: editing.messageId, text: editing.text }}
      note={t(tooLong ? 'composer.tooLong' : 'composer.editing', { count: limit ?? 0 })}
      onChange={(changed) => changeEditing(dialogId, { ...editing, text: changed })}
      onSave={save}
      onCancel={end}
    />
  );
}
