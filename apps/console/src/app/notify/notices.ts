import type { InternalChatRow, InternalMessage } from '../../api/internal-chats.js';
import type { NoticeKind } from '../../api/notifications.js';
import type { DialogRow, LiveEvent, Message } from '../../api/types.js';

/** News that an operator may want to hear of wherever he looks. */
export interface Notice {
  kind: NoticeKind;
  /** Of which chat: whoever looks at it needs no notice. */
  chat: string;
  /** Who it is from. */
  from: string;
  /** Of a group: its name. */
  where: string | null;
  text: string | null;
  /** Kind of the first file, where there is no text. */
  attachment: string | null;
  path: string;
}

export const clientChat = (dialogId: number): string => `dialog:${dialogId}`;
export const colleagueChat = (chatId: number): string => `chat:${chatId}`;

/** What came while the line was down is counted, but nobody is startled by it any more. */
const FRESH_MILLISECONDS = 120_000;

const isFresh = (at: string, now: number): boolean => now - Date.parse(at) < FRESH_MILLISECONDS;

const content = (message: Pick<Message | InternalMessage, 'text' | 'attachments'>): Pick<Notice, 'text' | 'attachment'> => ({
  text: message.text,
  attachment: message.attachments[0]?.kind ?? null,
});

/** Of a client: in one's own dialogs, and in those that nobody has taken yet. */
function fromClient(message: Message, dialog: DialogRow, operatorId: number): Notice | null {
  const own = dialog.operator?.id === operatorId;
  const free = dialog.operator === null && dialog.bot !== 'running' && dialog.state === 'open';
  if (message.kind !== 'from_client' || !(own || free)) return null;
  const chat = clientChat(message.dialogId);
  return { kind: 'client', chat, from: dialog.client.name, where: null, ...content(message), path: `/chat/${message.dialogId}` };
}

/** Of a colleague: a muted chat is silent unless one is called in it. */
function fromColleague(message: InternalMessage, row: InternalChatRow, operatorId: number): Notice | null {
  const { author, forwarded } = message;
  if (message.kind !== 'message' || row.kind === 'favourites' || !author || author.id === operatorId) return null;
  if (row.muted && !message.mentions.some(({ id }) => id === operatorId)) return null;
  return {
    kind: row.kind,
    chat: colleagueChat(message.chatId),
    from: forwarded ? `${author.name} → ${forwarded.author.name}` : author.name,
    where: row.name,
    ...content(message),
    path: `/colleagues/${message.chatId}`,
  };
}

/** Which of the events are news, in their order. */
export function noticesOf(events: readonly LiveEvent[], operatorId: number, now = Date.now()): Notice[] {
  return events.flatMap((event) => {
    const { kind, message, dialog, internalMessage, internalChat } = event;
    if (kind === 'message_added' && message && dialog && isFresh(message.createdAt, now)) {
      return fromClient(message, dialog, operatorId) ?? [];
    }
    if (kind === 'internal_message_added' && internalMessage && internalChat && isFresh(internalMessage.createdAt, now)) {
      return fromColleague(internalMessage, internalChat, operatorId) ?? [];
    }
    return [];
  });
}
