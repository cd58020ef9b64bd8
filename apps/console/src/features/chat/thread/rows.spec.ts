import { expect, test } from 'vitest';
import { aMessage, minute } from '../testing/samples.js';
import { newAfter, threadRows } from './rows.js';

const options = { hasOlder: false, unreadAfterId: null, operatorId: 7 };
const shape = (rows: ReturnType<typeof threadRows>): string[] => rows.map(({ type, key }) => (type === 'message' ? key : type));

test('a day line stands where the day changes', () => {
  const messages = [aMessage(1), aMessage(2, { sentAt: minute(60 * 24) })];
  expect(shape(threadRows(messages, [], options))).toEqual(['start', 'm1', 'day', 'm2']);
});

test('the first loaded row has no line above it that would move when older messages come', () => {
  expect(shape(threadRows([aMessage(1)], [], { ...options, hasOlder: true }))).toEqual(['m1']);
});

test('"New" stands once, before the first unread message of the client', () => {
  const messages = [aMessage(1), aMessage(2, { kind: 'system' }), aMessage(3), aMessage(4)];
  expect(shape(threadRows(messages, [], { ...options, unreadAfterId: 1 }))).toEqual(['start', 'm1', 'm2', 'unread', 'm3', 'm4']);
});

test('messages of one author within five minutes are one group', () => {
  const messages = [aMessage(1), aMessage(2), aMessage(3, { kind: 'to_client' }), aMessage(4, { kind: 'to_client', sentAt: minute(30) })];
  const groups = threadRows(messages, [], options).flatMap((row) => (row.type === 'message' ? [row.startsGroup] : []));
  expect(groups).toEqual([true, false, true, true]);
});

test('what came below the eye is counted, our own answers are not', () => {
  const rows = threadRows([aMessage(1), aMessage(2), aMessage(3, { kind: 'to_client' }), aMessage(4)], [], options);
  expect(newAfter(rows, 'm1')).toBe(2);
  expect(newAfter(rows, 'm4')).toBe(0);
  expect(newAfter(rows, null)).toBe(0);
});
