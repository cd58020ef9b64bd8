import { ActionIcon } from '@mantine/core';
import { IconCopy, IconCornerUpRight, IconPencil, IconPin, IconPinnedOff, IconQuote, IconTrash, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow, InternalMessage } from '../../../api/internal-chats.js';
import { HintTooltip } from '../../../ui/actions/action-button.js';
import type { ActionId } from '../../../ui/actions/definitions.js';
import { runAction } from '../../../ui/actions/registry.js';
import { copyText } from '../../../ui/copy-text.js';
import { toast } from '../../../ui/toast.js';
import bubble from '../../../ui/thread/message.module.css';
import { chooseForward } from '../forward/forward-store.js';
import { changeInternalDraft } from '../sending/drafts.js';
import { startEditing } from '../sending/editing.js';
import { quotedFrom } from './quoted.js';
import { mayWith } from './may.js';
import { confirmDeletion, useChangeInternal } from './use-change-internal.js';

interface Props {
  message: InternalMessage;
  chat: InternalChatRow;
  operatorId: number;
  tabbable: boolean;
}

/** What can be done with one message; shown while it is pointed at or has the focus. */
export function InternalActions({ message, chat, operatorId, tabbable }: Props) {
  const { t } = useTranslation(['internal-chats', 'ui']);
  const may = mayWith(message, chat, operatorId);
  const change = useChangeInternal(operatorId);
  const quote = (): void => {
    changeInternalDraft(chat.id, { quoted: quotedFrom(message) });
    runAction('colleagues.write');
  };
  const pinned = message.pinnedAt !== null;
  return (
    <div className={bubble.actions} role="group" aria-label={t('message.actions')}>
      {may.quote ? <Act tabbable={tabbable} icon={IconQuote} label={t('message.quote')} action="colleagues.quote" onClick={quote} /> : null}
      {may.forward ? (
        <Act
          tabbable={tabbable}
          icon={IconCornerUpRight}
          label={t('message.forward')}
          action="colleagues.forward"
          onClick={() => chooseForward({ messageIds: [message.id] })}
        />
      ) : null}
      {may.pin ? (
        <Act
          tabbable={tabbable}
          icon={pinned ? IconPinnedOff : IconPin}
          label={t(pinned ? 'message.unpin' : 'message.pin')}
          action="colleagues.pin"
          onClick={() => void change.pin(message, !pinned)}
        />
      ) : null}
      {may.edit ? (
        <Act
          tabbable={tabbable}
          icon={IconPencil}
          label={t('message.edit')}
          action="colleagues.edit"
          onClick={() => startEditing(chat.id, message)}
        />
      ) : null}
      {may.copy ? (
        <Act
          tabbable={tabbable}
          icon={IconCopy}
          label={t('message.copy')}
          onClick={() => void copyText(message.text ?? '').then(() => toast(t('ui:copied')))}
        />
      ) : null}
      {may.remove ? (
        <Act
          tabbable={tabbable}
          icon={IconTrash}
          label={t('message.delete')}
          action="colleagues.delete"
          onClick={() => confirmDeletion(message, change.remove)}
        />
      ) : null}
    </div>
  );
}

interface ActProps {
  icon: Icon;
  label: string;
  action?: ActionId;
  tabbable: boolean;
  onClick(): void;
}

function Act({ icon: ActIcon, label, action, tabbable, onClick }: ActProps) {
  return (
    <HintTooltip label={label} action={action}>
      <ActionIcon size={26} tabIndex={tabbable ? 0 : -1} aria-label={label} onClick={onClick}>
        <ActIcon size={15} />
      </ActionIcon>
    </HintTooltip>
  );
}
