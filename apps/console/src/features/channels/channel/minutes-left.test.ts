import { expect, it } from 'vitest';
import { minutesLeft } from './minutes-left.js';

const run = (messagesDone: number) => ({
  state: 'running' as const,
  progress: 50,
  messages: 1000,
  messagesDone,
  messagesKnown: 0,
  startedAt: '2026-01-01T00:00:00Z',
  finishedAt: null,
  error: null,
});
const tenMinutesLater = new Date('2026-01-01T00:10:00Z').getTime();

it('goes by the speed so far, and says nothing without one', () => {
  expect(minutesLeft(run(500), tenMinutesLater)).toBe(10);
  expect(minutesLeft(run(0), tenMinutesLater)).toBeNull();
  expect(minutesLeft(run(1000), tenMinutesLater)).toBeNull();
});
