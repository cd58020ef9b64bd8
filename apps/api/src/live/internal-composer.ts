import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#persistence/database.js';
import type { InternalEvent } from '#persistence/events/event.store.js';
import type { StoredEvent } from '#persistence/events/event.tail.js';
import { liveInternalChats, type LiveChat } from '#persistence/internal-chats/internal-chat.view.js';
import { internalMessagesByIds } from '#persistence/internal-chats/internal-message.view.js';
import { presentInternalChat, presentInternalMessage } from '../console/internal-chats/internal-chat.presenter.js';
import type { InternalMessage } from '../console/internal-chats/internal-messages.dto.js';
import type { LiveEvent } from './live.frames.js';

/** An event among colleagues as one of them is told of it; null = it is not for him. */
export interface PersonalEvent {
  for: (operatorId: number) => LiveEvent | null;
}

type StoredInternalEvent = StoredEvent & { kind: Exclude<InternalEvent, 'internal_typing'> };

const KINDS: readonly string[] = [
  'internal_message_added',
  'internal_message_changed',
  'internal_chat_changed',
  'internal_chat_read',
] satisfies StoredInternalEvent['kind'][];
const isInternal = (event: StoredEvent): event is StoredInternalEvent => KINDS.includes(event.kind);

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Turns events of internal chats into what each of their members sees. Who is a member is asked as it is now, not as it was then. */
@Injectable()
export class InternalComposer {
  constructor(private readonly database: Database) {}

  async compose(companyId: number, stretch: StoredEvent[], operatorIds: number[]): Promise<PersonalEvent[]> {
    const events = stretch.filter(isInternal);
    if (events.length === 0 || operatorIds.length === 0) return [];
    const told = events.filter(({ kind }) => kind !== 'internal_chat_read');
    const read = async (tx: Tx): Promise<{ chats: Map<number, LiveChat>; messages: Map<number, InternalMessage> }> => {
      const ids = idsOf(told, 'messageId');
      const [chats, items] = await Promise.all([
        liveInternalChats(tx, idsOf(events, 'chatId'), operatorIds),
        internalMessagesByIds(tx, ids),
      ]);
      // A chat's last message is nearly always the one that is told of.
      const last = [...chats.values()].flatMap(({ chat }) =>
        chat.lastMessageId > 0 && !ids.includes(chat.lastMessageId) ? [chat.lastMessageId] : [],
      );
      const all = [...items, ...(await internalMessagesByIds(tx, last))];
      return { chats, messages: new Map(all.map((message) => [message.id, presentInternalMessage(message)])) };
    };
    // All is looked up by keys: no plan depends on the values.
    const { chats, messages } = await this.database.transaction(companyId, read, { keepPlans: true });
    return events.flatMap((event) => {
      const chat = chats.get(number(event.data?.chatId));
      return chat ? [{ for: (operatorId) => shown(event, chat, messages, operatorId) }] : [];
    });
  }
}

function shown(
  { id, kind, data, operatorId: byId }: StoredInternalEvent,
  { views, left, chat }: LiveChat,
  messages: Map<number, InternalMessage>,
  operatorId: number,
): LiveEvent | null {
  const view = views.get(operatorId);
  if (!view) {
    const hasLeft = kind === 'internal_chat_changed' && data?.leftId === operatorId && left.has(operatorId);
    return hasLeft ? { id, kind: 'internal_chat_left', internalChatId: chat.id } : null;
  }
  const internalChat = presentInternalChat(view, messages.get(chat.lastMessageId) ?? null);
  if (kind === 'internal_chat_read') {
    const internalRead = { chatId: chat.id, operatorId: number(byId), readUpToId: number(data?.messageId) };
    return { id, kind, internalRead, ...(byId === operatorId && { internalChat }) };
  }
  if (kind === 'internal_chat_changed') {
    return typeof data?.forId === 'number' && data.forId !== operatorId ? null : { id, kind, internalChat };
  }
  const internalMessage = messages.get(number(data?.messageId));
  // Whoever came later does not hear of what was there before him.
  return internalMessage && internalMessage.id > view.visibleFromId ? { id, kind, internalMessage, internalChat } : null;
}

const idsOf = (events: StoredEvent[], key: 'chatId' | 'messageId'): number[] => [
  ...new Set(events.flatMap(({ data }) => (typeof data?.[key] === 'number' ? [data[key]] : []))),
];
