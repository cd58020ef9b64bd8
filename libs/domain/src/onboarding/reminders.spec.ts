import { MOST_REMINDERS, nextReminder } from './reminders.js';

const DAY = 24 * 60 * 60 * 1000;
const openedAt = new Date('2026-03-02T10:00:00Z');
const at = (days: number): number => openedAt.getTime() + days * DAY;

it.each([
  [0, 0, { number: 1, dueMs: at(1) }],
  [0, 1, { number: 1, dueMs: at(1) }],
  [1, 1, { number: 2, dueMs: at(3) }],
  [1, 5, { number: 2, dueMs: at(3) }],
  [MOST_REMINDERS, 5, null],
])('after %i letters, on day %i', (reminders, day, next) => {
  expect(nextReminder({ openedAt, reminders }, at(day))).toEqual(next);
});

it('of letters that are all late only the last is sent', () => {
  expect(nextReminder({ openedAt, reminders: 0 }, at(9))).toEqual({ number: 2, dueMs: at(3) });
});
