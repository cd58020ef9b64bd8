import { expect, test } from 'vitest';
import type { TimelineMessage } from '../../../../api/cards.js';
import { aMessage, minute } from '../../testing/samples.js';
import { timelineRows, withoutRepeats } from './timeline-rows.js';

const TELEGRAM = { id: 6, name: 'Bot', transport: 'telegram-bot' };
const said = (id: number, dialogId: number, more: Partial<TimelineMessage> = {}): TimelineMessage => ({
  ...aMessage(id, { dialogId }),
  channel: TELEGRAM,
  ...more,
});
const line = (id: number, dialogId: number, code: string, at = minute(1)): TimelineMessage =>
  said(id, dialogId, { kind: 'system', sentAt: at, content: { system: { code, params: { operator: 'Anna K.' } } } });

const ids = (messages: readonly TimelineMessage[]): number[] => messages.map(({ id }) => id);

test('what is told in every dialog at once is told once', () => {
  expect(ids(withoutRepeats([line(1, 1, 'client_linked'), line(2, 2, 'client_linked'), line(3, 3, 'client_linked')]))).toEqual([1]);
});

test('what happened twice in one dialog, or again later, is told twice', () => {
  const twice = [line(1, 1, 'claimed'), line(2, 1, 'claimed'), line(3, 2, 'claimed', minute(9))];
  expect(ids(withoutRepeats(twice))).toEqual([1, 2, 3]);
});

test('two people who say the same are both heard', () => {
  expect(ids(withoutRepeats([said(1, 1, { text: 'Hello' }), said(2, 2, { text: 'Hello', sentAt: minute(1) })]))).toEqual([1, 2]);
});

test('another channel begins a new group, though the same person writes on', () => {
  const rows = timelineRows([said(1, 1), said(2, 1), said(3, 2), said(4, 1)], true);
  expect(rows.map((row) => row.type === 'message' && row.startsGroup)).toEqual([true, false, true, true]);
});
