import { ActionIcon, Textarea } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogView } from '../../../api/types.js';
import { runAction } from '../../../ui/actions/registry.js';
import { knownMessage } from '../live/apply-live-events.js';
import { changeEditing, endEditing, type Editing } from '../sending/editing.js';
import { edit } from '../thread/change-message.js';
import { confirmRevoke } from '../thread/confirm-revoke.js';
import { lengthOf } from './use-send.js';
import classes from '../../../ui/composer/composer.module.css';

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
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, [editing.messageId]);

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
      <div className={classes.bar} data-tone="plain">
        <IconPencil size={15} aria-hidden />
        <span className={classes.barText}>{t(tooLong ? 'composer.tooLong' : 'composer.editing', { count: limit ?? 0 })}</span>
      </div>
      <div className={classes.line}>
        <ActionIcon aria-label={t('composer.editCancel')} title={t('composer.editCancel')} onClick={end}>
          <IconX size={19} stroke={1.75} />
        </ActionIcon>
        <Textarea
          ref={field}
          className={classes.field}
          classNames={{ input: classes.input }}
          autosize
          minRows={1}
          maxRows={9}
          variant="unstyled"
          data-region-focus
          aria-label={t('composer.editField')}
          value={editing.text}
          onChange={(event) => changeEditing(dialogId, { ...editing, text: event.currentTarget.value })}
          onKeyDown={key}
        />
        <ActionIcon
          variant="filled"
          color="petrol"
          size={34}
          aria-label={t('composer.editSave')}
          title={t('composer.editSave')}
          disabled={tooLong}
          onClick={save}
        >
          <IconCheck size={18} stroke={2} />
        </ActionIcon>
      </div>
    </>
  );
}
