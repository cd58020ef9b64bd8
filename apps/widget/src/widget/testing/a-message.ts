import type { ChatMessage } from '../../sdk/index.js';

let made = 0;

/** A message of an operator, unless told otherwise. */
export function aMessage(given: Partial<ChatMessage> = {}): ChatMessage {
  made += 1;
  const id = String(1000 + made);
  return {
    key: id,
    id,
    clientId: null,
    type: 'OUT',
    status: 'DELIVERED',
    read: 'UNREAD',
    date: new Date(2026, 2, 10, 12, 0).toISOString(),
    text: `Message ${made}`,
    buttons: [],
    attachments: [],
    pending: [],
    location: null,
    contacts: [],
    press: null,
    quotes: null,
    operator: given.type === 'IN' ? null : { name: 'Anna I.', initials: 'AI' },
    edited: false,
    deleted: false,
    problem: null,
    ...given,
  };
}
