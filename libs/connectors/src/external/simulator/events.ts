import type { Files } from '../../simulator/files.js';
import { userIdOf, type Phone, type PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct, PhoneEvent } from '../../simulator/provider-simulator.js';

type Json = Record<string, unknown>;

/** The client as the program calls him. */
const personOf = (phone: Phone): Json => ({ id: userIdOf(phone), phone: phone.number, name: phone.name });

/** What the phone's owner did, as the program tells it. */
export function eventOf(act: PhoneAct, phone: Phone, files: Files, fileBase: string): Json {
  const from = personOf(phone);
  switch (act.type) {
    case 'message':
      return { type: 'message', id: act.id, from, ...saidIn(act.message, files, fileBase), at: act.message.shown.at };
    case 'press':
      return { type: 'press', id: act.id, from, payload: act.payload, title: act.title, message_id: act.on.shown.id };
    case 'edit':
      return { type: 'edit', id: act.message.shown.id, from, text: act.message.shown.text };
    case 'revoke':
      return { type: 'delete', id: act.message.shown.id, from };
    case 'reaction':
      return { type: 'reaction', message_id: act.on.shown.id, from, emoji: act.emoji };
  }
}

export function conversationEventOf(event: PhoneEvent, phone: Phone): Json {
  const from = personOf(phone);
  if (event.type === 'start') return { type: 'start', id: event.id, from, ...(event.payload === null ? {} : { payload: event.payload }) };
  return { type: event.type === 'block' ? 'blocked' : 'unblocked', from };
}

function saidIn({ shown, fileId }: PhoneMessage, files: Files, fileBase: string): Json {
  const file = fileId === null ? undefined : files.get(fileId);
  const { attachment, location, quotes, text } = shown;
  return {
    ...(text === null ? {} : { text }),
    ...(attachment && file
      ? { attachments: [{ type: attachment.kind, url: `${fileBase}/${file.id}`, name: file.name ?? undefined, mime: file.mime }] }
      : {}),
    ...(location ? { location } : {}),
    ...(quotes === undefined ? {} : { reply_to: quotes }),
  };
}
