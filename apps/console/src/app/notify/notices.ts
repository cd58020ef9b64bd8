import type { InternalChatRow, InternalMessage } from '../../api/internal-chats.js';
import type { NoticeKind } from '../../api/notifications.js';
import type { DialogRow, LiveEvent, Me, Message } from '../../api/types.js';

/** News that an operator may want to hear of wherever he looks. */
export interface Notice {
  kind: NoticeKind;
  /** What it is: a message, or a dialog whose time has come that was put off. */
  about: 'message' | 'snooze_over';
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

/** Who reads the news. */
export interface Reader {
  operatorId: number;
  /** He may take new dialogs, and offers himself by his status. */
  takesNew: boolean;
}

export const readerOf = ({ operator, permissions }: Me): Reader => ({
  operatorId: operator.id,
  takesNew: operator.status === 'online' && permissions.includes('take_new_chats'),
});

/** In whose kind of dialogs it is; null = in one that is none of his business. The server's pushes keep to the same rule. */
function kindOf(dialog: DialogRow, { operatorId, takesNew }: Reader): 'client' | 'new_dialogs' | null {
  if (dialog.operator) return dialog.operator.id === operatorId ? 'client' : null;
  const waitsForAnother = dialog.waits?.operator && dialog.waits.operator.id !== operatorId;
  return takesNew && dialog.state === 'open' && dialog.bot !== 'running' && !waitsForAnother ? 'new_dialogs' : null;
}

/** Of a client: in one's own dialogs, and in those that nobody has taken yet. */
function ofDialog(message: Message, dialog: DialogRow, reader: Reader): Notice | null {
  const kind = kindOf(dialog, reader);
  const isBack = message.content?.system?.code === 'snooze_over' && kind === 'client';
  if (!kind || !(isBack || message.kind === 'from_client')) return null;
  const chat = { chat: clientChat(message.dialogId), path: `/chat/${message.dialogId}` };
  return { kind, about: isBack ? 'snooze_over' : 'message', from: dialog.client.name, where: null, ...content(message), ...chat };
}

/** Of a colleague: a muted chat is silent unless one is called in it. */
function fromColleague(message: InternalMessage, row: InternalChatRow, operatorId: number): Notice | null {
  const { author, forwarded } = message;
  if (message.kind !== 'message' || row.kind === 'favourites' || !author || author.id === operatorId) return null;
  if (row.muted && !message.mentions.some(({ id }) => id === operatorId)) return null;
  return {
    kind: row.kind,
    about: 'message',
    chat: colleagueChat(message.chatId),
    from: forwarded ? `${author.name} → ${forwarded.author.name}` : author.name,
    where: row.name,
    ...content(message),
    path: `/colleagues/${message.chatId}`,
  };
}

/** Which of the events are news, in their order. */
export function noticesOf(events: readonly LiveEvent[], reader: Reader, now = Date.now()): Notice[] {
  return events.flatMap((event) => {
    const { kind, message, dialog, internalMessage, internalChat } = event;
    if (kind === 'message_added' && message && dialog && isFresh(message.createdAt, now)) {
      return ofDialog(message, dialog, reader) ?? [];
    }
    if (kind === 'internal_message_added' && internalMessage && internalChat && isFresh(internalMessage.createdAt, now)) {
      return fromColleague(internalMessage, internalChat, reader.operatorId) ?? [];
    }
    return [];
  });
}
