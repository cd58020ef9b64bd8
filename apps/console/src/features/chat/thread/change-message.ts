import type { QueryClient } from '@tanstack/react-query';
import { deleteMessage, editMessage, reactToMessage } from '../../../api/dialogs.js';
import type { Message } from '../../../api/types.js';
import { toastError } from '../../../ui/toast.js';
import { applyMessage, knownMessage } from '../live/apply-live-events.js';
import { withOwnReaction } from './possible-actions.js';

type Patch = Partial<Pick<Message, 'text' | 'reactions' | 'editedAt' | 'deletedAt'>>;

/** Shows a change at once; a refusal puts back what was there, and says why. Says whether it was taken. */
async function change(client: QueryClient, message: Message, patch: Patch, call: () => Promise<Message>): Promise<boolean> {
  const { text, reactions, editedAt, deletedAt } = message;
  applyMessage(client, { ...message, ...patch });
  try {
    applyMessage(client, await call());
    return true;
  } catch (error) {
    const now = knownMessage(client, message) ?? message;
    applyMessage(client, { ...now, text, reactions, editedAt, deletedAt });
    toastError(error);
    return false;
  }
}

/** Null takes our reaction back. */
export const react = (client: QueryClient, message: Message, emoji: string | null): Promise<boolean> =>
  change(client, message, { reactions: withOwnReaction(message, emoji) }, () => reactToMessage(message.id, emoji));

export const edit = (client: QueryClient, message: Message, text: string): Promise<boolean> =>
  change(client, message, { text, editedAt: new Date().toISOString() }, () => editMessage(message.id, text));

export const revoke = (client: QueryClient, message: Message): Promise<boolean> =>
  change(client, message, { deletedAt: new Date().toISOString() }, () => deleteMessage(message.id));
