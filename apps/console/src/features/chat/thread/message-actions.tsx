import { ActionIcon } from '@mantine/core';
import { IconCopy, IconMail, IconQuote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.js';
import { runAction } from '../../../ui/actions/registry.js';
import { copyText } from '../../../ui/copy-text.js';
import { toast } from '../../../ui/toast.js';
import { changeDraft } from '../sending/drafts.js';
import classes from './message.module.css';

/** What can be done with one message; shown while it is pointed at or has the focus. */
export function MessageActions({ message, tabbable }: { message: Message; tabbable: boolean }) {
  const { t } = useTranslation('chat');
  const tabIndex = tabbable ? 0 : -1;
  const quote = (): void => {
    const { id, kind, text } = message;
    changeDraft(message.dialogId, { quoted: { id, kind, text }, kind: 'to_client' });
    runAction('write.reply');
  };
  return (
    <div className={classes.actions} role="group" aria-label={t('message.actions')}>
      {message.kind === 'comment' ? null : (
        <ActionIcon size={26} tabIndex={tabIndex} aria-label={t('message.quote')} title={t('message.quote')} onClick={quote}>
          <IconQuote size={15} />
        </ActionIcon>
      )}
      {message.text ? (
        <ActionIcon
          size={26}
          tabIndex={tabIndex}
          aria-label={t('message.copy')}
          title={t('message.copy')}
          onClick={() => void copyText(message.text ?? '').then(() => toast(t('ui:copied')))}
        >
          <IconCopy size={15} />
        </ActionIcon>
      ) : null}
      {message.kind === 'from_client' ? (
        <ActionIcon
          size={26}
          tabIndex={tabIndex}
          aria-label={t('message.unreadFromHere')}
          title={t('message.unreadFromHere')}
          onClick={(event) => {
            event.currentTarget.closest<HTMLElement>('[data-message-id]')?.focus();
            runAction('dialog.unread');
          }}
        >
          <IconMail size={15} />
        </ActionIcon>
      ) : null}
    </div>
  );
}
