import type { InboundEvent } from '../messages/inbound-event.js';
import { importedMessages, importOrder } from './import-order.js';

const message = (externalId: string, at: string | null): InboundEvent => ({
  ...{ type: 'message_imported', externalId, text: 'x', content: {}, attachments: [], quotes: null, at: at === null ? null : new Date(at) },
  ...{ client: { identities: [], name: null, username: null, phone: null, avatar: null }, direction: 'from_client', status: 'none' },
  awaitsAttachment: false,
});
const ids = (events: InboundEvent[]): string[] => events.map((event) => ('externalId' in event ? (event.externalId ?? '') : event.type));

it('messages go by their time, what is said about them after all of them, and nothing that means nothing', () => {
  const events: InboundEvent[] = [
    { type: 'message_edited', externalId: 'edit of b', text: 'y' },
    message('c', '2026-01-03T00:00:00Z'),
    { type: 'ignored', reason: 'x' },
    message('a', '2026-01-01T00:00:00Z'),
    message('b', '2026-01-02T00:00:00Z'),
    message('without a time', null),
    { type: 'message_revoked', externalId: 'revocation of a' },
  ];
  expect(ids(importOrder(events))).toEqual(['without a time', 'a', 'b', 'c', 'edit of b', 'revocation of a']);
  expect(importedMessages(events)).toBe(4);
});

it('is the same each time, also where times are equal', () => {
  const events = Array.from({ length: 500 }, (_value, n) => message(String(n), `2026-01-0${1 + (n % 3)}T00:00:00Z`));
  const once = ids(importOrder(events));
  expect(ids(importOrder(events))).toEqual(once);
  expect(once.slice(0, 3)).toEqual(['0', '3', '6']);
});
