import { expect, test } from 'vitest';
import type { LiveEvent } from '../../api/types.js';
import { aMessage, aRow, minute } from '../../features/chat/testing/samples.js';
import { aChat, anInternalMessage } from '../../features/internal-chats/testing/samples.js';
import { noticesOf } from './notices.js';

const ME = 1;
const READER = { operatorId: ME, takesNew: true };
const NOW = Date.parse(minute(5)) + 1000;
const anna = { id: 7, name: 'Anna P.' };

const written = (message: Parameters<typeof aMessage>[1], row: Parameters<typeof aRow>[1]): LiveEvent => ({
  id: 1,
  kind: 'message_added',
  message: aMessage(5, message),
  dialog: aRow(1, row),
});

const said = (message: Parameters<typeof anInternalMessage>[1], chat: Parameters<typeof aChat>[1] = {}): LiveEvent => ({
  id: 2,
  kind: 'internal_message_added',
  internalMessage: anInternalMessage(5, { author: anna, ...message }),
  internalChat: aChat(1, chat),
});

const kindsOf = (...events: LiveEvent[]) => noticesOf(events, READER, NOW).map(({ kind }) => kind);

test('a client is news in one’s own dialogs and in those that nobody has, not in a colleague’s or a bot’s', () => {
  expect(kindsOf(written({}, { operator: { id: ME, name: 'Me' }, state: 'open' }))).toEqual(['client']);
  expect(kindsOf(written({}, { operator: null, state: 'open', bot: null }))).toEqual(['new_dialogs']);
  expect(kindsOf(written({}, { operator: anna, state: 'open' }))).toEqual([]);
  expect(kindsOf(written({}, { operator: null, state: 'open', bot: 'running' }))).toEqual([]);
  expect(kindsOf(written({ kind: 'to_client' }, { operator: { id: ME, name: 'Me' }, state: 'open' }))).toEqual([]);
});

test('a new dialog is news for whoever takes new ones, and one that waits for somebody for him alone', () => {
  const free = { operator: null, state: 'open' } as const;
  const waits = { for: 'operator', operator: anna, since: minute(0), staleAt: null } as const;
  expect(noticesOf([written({}, free)], { ...READER, takesNew: false }, NOW)).toEqual([]);
  expect(kindsOf(written({}, { ...free, waits }))).toEqual([]);
  expect(kindsOf(written({}, { ...free, waits: { ...waits, operator: { id: ME, name: 'Me' } } }))).toEqual(['new_dialogs']);
});

test('one’s own dialog that was put off is news when it is back, a colleague’s is not', () => {
  const back = { kind: 'system', text: null, content: { system: { code: 'snooze_over', params: {} } } } as const;
  const own = { operator: { id: ME, name: 'Me' } };
  expect(noticesOf([written(back, own)], READER, NOW)).toMatchObject([{ kind: 'client', about: 'snooze_over', path: '/chat/1' }]);
  expect(kindsOf(written(back, { operator: anna }), written(back, { operator: null }))).toEqual([]);
  expect(kindsOf(written({ ...back, content: { system: { code: 'assigned', params: {} } } }, own))).toEqual([]);
});

test('colleagues are news by the kind of their chat, one’s own words and Favourites are not', () => {
  expect(kindsOf(said({}), said({}, { kind: 'group', name: 'Sales', peer: null }))).toEqual(['personal', 'group']);
  expect(kindsOf(said({ author: { id: ME, name: 'Me' } }))).toEqual([]);
  expect(kindsOf(said({}, { kind: 'favourites' }))).toEqual([]);
  expect(kindsOf(said({ kind: 'system' }))).toEqual([]);
});

test('a muted chat is silent, unless one is called in it', () => {
  expect(kindsOf(said({}, { muted: true }))).toEqual([]);
  expect(kindsOf(said({ mentions: [{ id: ME, name: 'Me' }] }, { muted: true }))).toEqual(['personal']);
});

test('what came while the line was down startles nobody', () => {
  expect(noticesOf([said({})], READER, NOW + 10 * 60_000)).toEqual([]);
});

test('a change of an old message is no news', () => {
  expect(kindsOf({ ...said({}), kind: 'internal_message_changed' })).toEqual([]);
});
