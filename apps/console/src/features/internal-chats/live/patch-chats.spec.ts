import { expect, test } from 'vitest';
import { aChat, anInternalMessage, minute } from '../testing/samples.js';
import { upsertChat, withChangedMessage, withNewMessage, withPin } from './patch-chats.js';

const ME = 1;
const last = anInternalMessage(3);

test('a chat with something new comes to the top, below the pinned ones', () => {
  const pinned = aChat(1, { pinned: true, lastMessage: last, lastMessageAt: minute(0) });
  const other = aChat(2, { lastMessage: last, lastMessageAt: minute(5) });
  const changed = aChat(3, { lastMessage: last, lastMessageAt: minute(9) });
  expect(upsertChat([pinned, other, { ...changed, lastMessageAt: minute(1) }], changed).map(({ id }) => id)).toEqual([1, 3, 2]);
});

test('Favourites and personal chats are listed once there is something in them, or by choice; groups always', () => {
  const favourites = aChat(1, { kind: 'favourites', peer: null });
  expect(upsertChat([], favourites)).toEqual([]);
  expect(upsertChat([], { ...favourites, pinned: true })).toHaveLength(1);
  expect(upsertChat([favourites], { ...favourites, pinned: false })).toEqual([]);
  expect(upsertChat([], aChat(2, { kind: 'group', name: 'Sales', peer: null }))).toHaveLength(1);
});

test('somebody else’s message is unread, one’s own reads all that stands before it', () => {
  const row = aChat(1, { lastMessage: last, readUpToId: 3, unreadCount: 2, mentionsCount: 1 });
  expect(withNewMessage(row, anInternalMessage(4), ME)).toMatchObject({ unreadCount: 3, mentionsCount: 1, readUpToId: 3 });
  expect(withNewMessage(row, anInternalMessage(4, { mentions: [{ id: ME, name: 'Me' }] }), ME)).toMatchObject({ mentionsCount: 2 });
  const own = anInternalMessage(4, { author: { id: ME, name: 'Me' } });
  expect(withNewMessage(row, own, ME)).toMatchObject({ unreadCount: 0, mentionsCount: 0, readUpToId: 4 });
});

test('a line about the group is not counted, and a message that is known already neither', () => {
  const row = aChat(1, { lastMessage: last, unreadCount: 1 });
  expect(withNewMessage(row, anInternalMessage(4, { kind: 'system' }), ME)).toMatchObject({ unreadCount: 1 });
  expect(withNewMessage(row, last, ME)).toBe(row);
});

test('an edited message is changed in the list only where it is the last one', () => {
  const row = aChat(1, { lastMessage: last });
  expect(withChangedMessage(row, { ...last, text: 'changed' }).lastMessage?.text).toBe('changed');
  expect(withChangedMessage(row, anInternalMessage(2, { text: 'changed' }))).toBe(row);
});

test('what is pinned last stands first; unpinned and deleted ones are gone', () => {
  const chat = { ...aChat(1), members: [], pins: [anInternalMessage(1, { pinnedAt: minute(10) })] };
  const pinned = withPin(chat, anInternalMessage(2, { pinnedAt: minute(11) }));
  expect(pinned.pins.map(({ id }) => id)).toEqual([2, 1]);
  expect(withPin(pinned, anInternalMessage(2)).pins.map(({ id }) => id)).toEqual([1]);
  expect(withPin(pinned, anInternalMessage(1, { pinnedAt: minute(10), deletedAt: minute(12) })).pins.map(({ id }) => id)).toEqual([2]);
});
