import type { InternalChatRow, InternalMessage } from '../../../api/internal-chats.js';
import { runAction, useAction } from '../../../ui/actions/registry.js';
import { colleagueThread, toggleChosen } from '../../../ui/thread/choosing.js';
import { chooseForward } from '../forward/forward-store.js';
import { changeInternalDraft } from '../sending/drafts.js';
import { startEditing } from '../sending/editing.js';
import { mayWith, type MayWithMessage } from './may.js';
import { quotedFrom } from './quoted.js';
import { chooseReaders } from './readers-shown.js';
import { confirmDeletion, useChangeInternal } from './use-change-internal.js';

function focusedId(): number | null {
  const element = document.activeElement?.closest<HTMLElement>('[data-message-id]');
  return element ? Number(element.dataset['messageId']) : null;
}

/** The shortcuts for what can be done with one message: the one that has the focus, else the last that it can be done with. */
export function useInternalActions(chat: InternalChatRow, messages: readonly InternalMessage[], operatorId: number): void {
  const change = useChangeInternal(operatorId);
  const withChosen = (what: keyof MayWithMessage, elseLast: boolean, act: (message: InternalMessage) => void): void => {
    const focused = focusedId();
    if (focused === null && !elseLast) return;
    const message = messages.findLast((one) => mayWith(one, chat, operatorId)[what] && (focused === null || one.id === focused));
    if (message) act(message);
  };
  useAction('colleagues.quote', () =>
    withChosen('quote', true, (message) => {
      changeInternalDraft(chat.id, { quoted: quotedFrom(message) });
      runAction('colleagues.write');
    }),
  );
  useAction('colleagues.forward', () => withChosen('forward', true, ({ id }) => chooseForward({ messageIds: [id] })));
  useAction('colleagues.choose', () => withChosen('forward', true, ({ id }) => toggleChosen(colleagueThread(chat.id), id)));
  useAction('colleagues.pin', () => withChosen('pin', false, (message) => void change.pin(message, message.pinnedAt === null)));
  useAction('colleagues.edit', () => withChosen('edit', true, (message) => startEditing(chat.id, message)));
  // Never one that nobody pointed at.
  useAction('colleagues.delete', () => withChosen('remove', false, (message) => confirmDeletion(message, change.remove)));
  useAction(
    'colleagues.readers',
    () => {
      const focused = focusedId();
      const message = messages.findLast(({ id, author }) => author?.id === operatorId && (focused === null || id === focused));
      if (message) chooseReaders(message.id);
    },
    chat.kind === 'group',
  );
}
