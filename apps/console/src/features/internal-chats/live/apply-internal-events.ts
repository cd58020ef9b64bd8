import type { QueryClient } from '@tanstack/react-query';
import { internalKeys, type InternalChat, type InternalChatRow, type InternalMessage } from '../../../api/internal-chats.js';
import type { LiveEvent, OperatorPresence } from '../../../api/types.js';
import { loadedMessages, type InternalMessageData } from '../queries.js';
import { mergeChat, upsertChat, withChangedMessage, withNewMessage, withPin } from './patch-chats.js';
import { upsertInternalMessage, withQuoteOf } from './patch-messages.js';
import { colleagueWrote } from './typing.js';

type InternalRead = NonNullable<LiveEvent['internalRead']>;

const patchRows = (client: QueryClient, patch: (rows: InternalChatRow[]) => InternalChatRow[]): void => {
  client.setQueryData<InternalChatRow[]>(internalKeys.chats, (rows) => rows && patch(rows));
};

const patchChat = (client: QueryClient, id: number, patch: (chat: InternalChat) => InternalChat): void => {
  client.setQueryData<InternalChat>(internalKeys.chat(id), (chat) => chat && patch(chat));
};

/** Puts a changed row into the list and onto the open chat. */
export function applyChat(client: QueryClient, row: InternalChatRow): void {
  patchRows(client, (rows) => upsertChat(rows, row));
  patchChat(client, row.id, (chat) => mergeChat(chat, row));
}

/** What an answer about a whole chat says, wherever it is shown. */
export function applyWholeChat(client: QueryClient, chat: InternalChat): void {
  const { members: _members, pins: _pins, ...row } = chat;
  patchRows(client, (rows) => upsertChat(rows, row));
  client.setQueryData<InternalChat>(internalKeys.chat(chat.id), chat);
}

/** Puts a new or changed message into its thread, its chat's row and its pins. */
export function applyInternalMessage(client: QueryClient, message: InternalMessage, operatorId: number): void {
  const { chatId } = message;
  client.setQueryData<InternalMessageData>(
    internalKeys.messages(chatId),
    (data) =>
      data && {
        ...data,
        pages: upsertInternalMessage(data.pages, message).map((page) => ({
          ...page,
          items: page.items.map((one) => withQuoteOf(one, message)),
        })),
      },
  );
  const onto = <T extends InternalChatRow>(row: T): T => ({
    ...row,
    ...withChangedMessage(withNewMessage(row, message, operatorId), message),
  });
  patchRows(client, (rows) => {
    const row = rows.find(({ id }) => id === chatId);
    return row ? upsertChat(rows, onto(row)) : rows;
  });
  patchChat(client, chatId, (chat) => withPin(onto(chat), message));
  if (message.author) colleagueWrote(chatId, message.author.id);
}

/** A copy that the server answered with; what is there already has come by the live push. */
export function applyWritten(client: QueryClient, message: InternalMessage, operatorId: number): void {
  if (!loadedMessages(client, message.chatId).some(({ id }) => id === message.id)) applyInternalMessage(client, message, operatorId);
}

/** Forgets a chat that one is no longer in. */
export function forgetChat(client: QueryClient, chatId: number): void {
  patchRows(client, (rows) => rows.filter(({ id }) => id !== chatId));
  client.removeQueries({ queryKey: internalKeys.messages(chatId) });
  void client.invalidateQueries({ queryKey: internalKeys.chat(chatId) });
}

function applyPresence(client: QueryClient, { id, name, status, connected }: OperatorPresence): void {
  const onto = <T extends InternalChatRow>(row: T): T =>
    row.peer?.id === id ? { ...row, peer: { ...row.peer, name, status, connected } } : row;
  patchRows(client, (rows) => (rows.some(({ peer }) => peer?.id === id) ? rows.map(onto) : rows));
  for (const [key, chat] of client.getQueriesData<InternalChat>({ queryKey: ['internal', 'chat'] })) {
    if (!chat?.members.some((member) => member.id === id)) continue;
    const members = chat.members.map((member) => (member.id === id ? { ...member, name, status, connected } : member));
    client.setQueryData<InternalChat>(key, onto({ ...chat, members }));
  }
}

/** Somebody has read up to a message: the ticks of what was written to him, and who has read it. */
function applyRead(client: QueryClient, { chatId, operatorId: readerId, readUpToId }: InternalRead, operatorId: number): void {
  const seen = <T extends InternalChatRow>(row: T): T =>
    readerId === operatorId ? row : { ...row, othersReadUpToId: Math.max(row.othersReadUpToId, readUpToId) };
  patchRows(client, (rows) => rows.map((row) => (row.id === chatId ? seen(row) : row)));
  patchChat(client, chatId, (chat) => ({
    ...seen(chat),
    members: chat.members.map((member) => (member.id === readerId ? { ...member, readUpToId } : member)),
  }));
}

function applyEvent(client: QueryClient, event: LiveEvent, operatorId: number): void {
  if (event.kind === 'operator_changed' && event.operator) applyPresence(client, event.operator);
  if (event.kind === 'internal_chat_left' && event.internalChatId !== undefined) forgetChat(client, event.internalChatId);
  if (event.internalMessage) applyInternalMessage(client, event.internalMessage, operatorId);
  if (event.internalRead) applyRead(client, event.internalRead, operatorId);
  if (!event.internalChat) return;
  applyChat(client, event.internalChat);
  // Its members may be others now.
  if (event.kind === 'internal_chat_changed') void client.invalidateQueries({ queryKey: internalKeys.chat(event.internalChat.id) });
}

/** Brings what this tab knows of the chats with colleagues up to date. */
export function applyInternalEvents(client: QueryClient, events: readonly LiveEvent[], operatorId: number): void {
  for (const event of events) applyEvent(client, event, operatorId);
}
