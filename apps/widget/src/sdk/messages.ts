import type { ChatMessage } from './chat-state.js';
import type { OutgoingMessage, Problem, ServerMessage } from './protocol.js';

/** A message as the server tells it, for a screen. `absolute` makes its files' addresses whole. */
export function shown(message: ServerMessage, absolute: (url: string | null) => string | null): ChatMessage {
  const attachments = message.attachments.map((file) => ({ ...file, url: absolute(file.url) }));
  return { ...message, attachments, key: message.clientId ?? message.id, pending: [], problem: null };
}

/** A message that was written here and is on its way. */
export function draft(message: OutgoingMessage, date: Date, pending: ChatMessage['pending'] = []): ChatMessage {
  return {
    ...{ key: message.id, id: null, clientId: message.id, type: 'IN', status: 'SENDING', read: 'UNREAD', date: date.toISOString() },
    ...{ text: message.press?.text ?? message.text, buttons: [], attachments: [], pending, location: null, contacts: [] },
    press: message.press ? { payload: message.press.payload, text: message.press.text } : null,
    ...{ quotes: message.quotes, operator: null, edited: false, deleted: false, problem: null },
  };
}

const order = (left: ChatMessage, right: ChatMessage): number => {
  if (left.id !== null && right.id !== null) return Number(left.id) - Number(right.id);
  // What is on its way comes last, in the order it was written.
  return left.id === null && right.id === null ? 0 : left.id === null ? 1 : -1;
};

/** `news` among what is shown: a message that is there already is replaced. */
export function merged(current: readonly ChatMessage[], news: readonly ChatMessage[]): readonly ChatMessage[] {
  if (news.length === 0) return current;
  const byKey = new Map(current.map((message) => [message.key, message]));
  for (const message of news) byKey.set(message.key, message);
  return [...byKey.values()].sort(order);
}

/** Only what the server does not know yet. */
export const unsent = (messages: readonly ChatMessage[]): readonly ChatMessage[] => messages.filter(({ id }) => id === null);

/** The company has read the visitor's messages up to this id. */
export function readByCompany(messages: readonly ChatMessage[], upTo: string | null): readonly ChatMessage[] {
  const limit = upTo === null ? 0 : Number(upTo);
  return changed(messages, ({ type, read, id }) => type === 'IN' && read === 'UNREAD' && id !== null && Number(id) <= limit, {
    read: 'READ',
  });
}

/** The visitor has read all that the company wrote. */
export function readByVisitor(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  return changed(messages, ({ type, read }) => type !== 'IN' && read === 'UNREAD', { read: 'READ' });
}

export const failed = (messages: readonly ChatMessage[], key: string, problem: Problem): readonly ChatMessage[] =>
  changed(messages, (message) => message.key === key && message.id === null, { status: 'NOT_DELIVERED', problem });

export const trying = (messages: readonly ChatMessage[], key: string): readonly ChatMessage[] =>
  changed(messages, (message) => message.key === key && message.id === null, { status: 'SENDING', problem: null });

function changed(
  messages: readonly ChatMessage[],
  which: (message: ChatMessage) => boolean,
  change: Partial<ChatMessage>,
): readonly ChatMessage[] {
  return messages.some(which) ? messages.map((message) => (which(message) ? { ...message, ...change } : message)) : messages;
}
