import { useQueryClient } from '@tanstack/react-query';
import { useAction, runAction } from '../../../ui/actions/registry.js';
import { keys } from '../queries/keys.js';
import type { MessageData } from '../queries/messages.js';
import { changeDraft } from '../sending/drafts.js';
import { focusedMessageId } from '../thread/focused-message.js';

/** Quotes the message under the focus, else the client's last one. */
export function useQuoteAction(dialogId: number): void {
  const client = useQueryClient();
  useAction('write.quote', () => {
    const messages = client.getQueryData<MessageData>(keys.messages(dialogId))?.pages.flatMap(({ items }) => items) ?? [];
    const focused = focusedMessageId();
    const message = messages.find(({ id }) => id === focused) ?? messages.findLast(({ kind }) => kind === 'from_client');
    if (!message || message.kind === 'system' || message.kind === 'comment') return;
    const { id, kind, text } = message;
    changeDraft(dialogId, { quoted: { id, kind, text } });
    runAction('write.reply');
  });
}
