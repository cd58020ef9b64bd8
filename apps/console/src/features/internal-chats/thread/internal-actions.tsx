import { IconCheckbox, IconCopy, IconCornerUpRight, IconPencil, IconPin, IconPinnedOff, IconQuote, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow, InternalMessage } from '../../../api/internal-chats.js';
import { runAction } from '../../../ui/actions/registry.js';
import { colleagueThread, toggleChosen } from '../../../ui/thread/choosing.js';
import { MessageAct } from '../../../ui/thread/message-act.js';
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
      {may.quote ? (
        <MessageAct tabbable={tabbable} icon={IconQuote} label={t('message.quote')} action="colleagues.quote" onClick={quote} />
      ) : null}
      {may.forward ? (
        <MessageAct
          tabbable={tabbable}
          icon={IconCornerUpRight}
          label={t('message.forward')}
          action="colleagues.forward"
          onClick={() => chooseForward({ messageIds: [message.id] })}
        />
      ) : null}
      {may.forward ? (
        <MessageAct
          tabbable={tabbable}
          icon={IconCheckbox}
          label={t('ui:actions.colleagues.choose')}
          action="colleagues.choose"
          onClick={() => toggleChosen(colleagueThread(chat.id), message.id)}
        />
      ) : null}
      {may.pin ? (
        <MessageAct
          tabbable={tabbable}
          icon={pinned ? IconPinnedOff : IconPin}
          label={t(pinned ? 'message.unpin' : 'message.pin')}
          action="colleagues.pin"
          onClick={() => void change.pin(message, !pinned)}
        />
      ) : null}
      {may.edit ? (
        <MessageAct
          tabbable={tabbable}
          icon={IconPencil}
          label={t('message.edit')}
          action="colleagues.edit"
          onClick={() => startEditing(chat.id, message)}
        />
      ) : null}
      {may.copy ? (
        <MessageAct
          tabbable={tabbable}
          icon={IconCopy}
          label={t('message.copy')}
          onClick={() => void copyText(message.text ?? '').then(() => toast(t('ui:copied')))}
        />
      ) : null}
      {may.remove ? (
        <MessageAct
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
