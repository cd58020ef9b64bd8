import { ActionIcon, Popover } from '@mantine/core';
import { IconCheckbox, IconCopy, IconCornerUpRight, IconMail, IconMoodPlus, IconPencil, IconQuote, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransportFeatures } from '../../../api/channel-types.js';
import type { Message } from '../../../api/types.js';
import { runAction, useActionEnabled } from '../../../ui/actions/registry.js';
import { clientThread, toggleChosen } from '../../../ui/thread/choosing.js';
import { MessageAct } from '../../../ui/thread/message-act.js';
import { copyText } from '../../../ui/copy-text.js';
import { toast } from '../../../ui/toast.js';
import { ForwardSlot } from '../forward-slot.js';
import { useMessageRights } from '../message-rights.js';
import { useFeatures } from '../queries/abilities.js';
import { changeDraft } from '../sending/drafts.js';
import { changeEditing } from '../sending/editing.js';
import { react } from './change-message.js';
import { confirmRevoke } from './confirm-revoke.js';
import { mayForward, ownReaction, possibleActions } from './possible-actions.js';
import { ReactionPicker } from './reaction-picker.js';
import { chooseReaction, useReacting } from './reacting.js';
import classes from '../../../ui/thread/message.module.css';

interface Props {
  message: Message;
  transport: string;
  tabbable: boolean;
}

/** What can be done with one message; shown while it is pointed at or has the focus. */
export function MessageActions({ message, transport, tabbable }: Props) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const features = useFeatures(transport);
  const rights = useMessageRights();
  const may = possibleActions(message, features, rights);
  const mayUnread = useActionEnabled('dialog.unread');
  const forward = use(ForwardSlot);
  const quote = (): void => {
    const { id, kind, text } = message;
    changeDraft(message.dialogId, { quoted: { id, kind, text }, kind: 'to_client' });
    runAction('write.reply');
  };
  const unread = (event: React.MouseEvent): void => {
    event.currentTarget.closest<HTMLElement>('[data-message-id]')?.focus();
    runAction('dialog.unread');
  };
  const button = { tabbable };
  return (
    <div className={classes.actions} role="group" aria-label={t('message.actions')}>
      {may.react ? <ReactButton {...button} message={message} allowed={features?.reactions ?? null} /> : null}
      {message.kind === 'comment' || !features?.quotes || !rights.write ? null : (
        <MessageAct {...button} icon={IconQuote} label={t('message.quote')} action="write.quote" onClick={quote} />
      )}
      {may.edit ? (
        <MessageAct
          {...button}
          icon={IconPencil}
          label={t('message.edit')}
          action="message.edit"
          onClick={() => changeEditing(message.dialogId, { messageId: message.id, text: message.text ?? '' })}
        />
      ) : null}
      {message.text ? (
        <MessageAct
          {...button}
          icon={IconCopy}
          label={t('message.copy')}
          onClick={() => void copyText(message.text ?? '').then(() => toast(t('ui:copied')))}
        />
      ) : null}
      {message.kind === 'from_client' && mayUnread ? (
        <MessageAct {...button} icon={IconMail} label={t('message.unreadFromHere')} action="dialog.unread" onClick={unread} />
      ) : null}
      {forward && mayForward(message) ? (
        <MessageAct
          {...button}
          icon={IconCornerUpRight}
          label={t('ui:actions.message.forward')}
          action="message.forward"
          onClick={() => forward([message.id])}
        />
      ) : null}
      {forward && mayForward(message) ? (
        <MessageAct
          {...button}
          icon={IconCheckbox}
          label={t('ui:actions.message.choose')}
          action="message.choose"
          onClick={() => toggleChosen(clientThread(message.dialogId), message.id)}
        />
      ) : null}
      {may.revoke ? (
        <MessageAct
          {...button}
          icon={IconTrash}
          label={t('message.delete')}
          action="message.delete"
          onClick={() => confirmRevoke(client, message)}
        />
      ) : null}
    </div>
  );
}

function ReactButton({ message, allowed, tabbable }: { message: Message; allowed: TransportFeatures['reactions']; tabbable: boolean }) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const opened = useReacting(({ messageId }) => messageId === message.id);
  return (
    <Popover opened={opened} onChange={(open) => chooseReaction(open ? message.id : null)} trapFocus returnFocus withinPortal shadow="md">
      <Popover.Target>
        <ActionIcon
          size={26}
          tabIndex={tabbable ? 0 : -1}
          aria-label={t('message.react')}
          title={opened ? undefined : t('message.react')}
          onClick={() => chooseReaction(opened ? null : message.id)}
        >
          <IconMoodPlus size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('message.reactions')}>
        <ReactionPicker
          allowed={allowed}
          own={ownReaction(message)}
          onChoose={(emoji) => {
            chooseReaction(null);
            void react(client, message, emoji);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
