import type { InternalChatRow, InternalMessage } from '../../../api/internal-chats.js';

export interface MayWithMessage {
  quote: boolean;
  forward: boolean;
  copy: boolean;
  pin: boolean;
  edit: boolean;
  remove: boolean;
}

/** What one may do with a message of a chat with colleagues. The server decides again; this keeps useless buttons away. */
export function mayWith(message: InternalMessage, chat: Pick<InternalChatRow, 'kind' | 'role'>, operatorId: number): MayWithMessage {
  const there = message.kind === 'message' && message.deletedAt === null;
  const own = message.author?.id === operatorId;
  return {
    quote: there,
    forward: there,
    copy: there && message.text !== null,
    pin: there,
    // A copy says what its author said.
    edit: there && own && message.forwarded === null && message.text !== null,
    remove: there && (own || (chat.kind === 'group' && chat.role === 'owner')),
  };
}

/** How far one's message got: to the server, and before other eyes. */
export const isReadByOthers = (message: InternalMessage, { othersReadUpToId }: Pick<InternalChatRow, 'othersReadUpToId'>): boolean =>
  message.id <= othersReadUpToId;
