import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OutgoingQueue } from './outgoing.js';
import type { ClientFrame, Problem } from './protocol.js';

const PROBLEM: Problem = { code: 'too_many_attempts', detail: 'Slower', retryAfterSeconds: 2 };
let sent: string[];
let done: string[];
let queue: OutgoingQueue;
const send = (frame: ClientFrame): boolean => Boolean(sent.push('id' in frame ? frame.id : frame.type));
const add = (id: string): void =>
  queue.add({
    id,
    frame: () => Promise.resolve({ type: 'rate', id, rating: '1', score: 5, comment: null }),
    accepted: () => done.push(id),
    refused: ({ code }) => done.push(`${id} ${code}`),
  });

beforeEach(() => {
  vi.useFakeTimers();
  [sent, done, queue] = [[], [], new OutgoingQueue()];
});
afterEach(() => vi.useRealTimers());

it('sends in order, the next one only when the first is answered', async () => {
  add('a');
  add('b');
  queue.resume(send);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(['a']);
  queue.accepted('a', null);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(['a', 'b']);
  expect(done).toEqual(['a']);
});

it('what was not answered before the line broke is sent again under its id', async () => {
  add('a');
  queue.resume(send);
  await vi.advanceTimersByTimeAsync(0);
  queue.pause();
  queue.resume(send);
  await vi.advanceTimersByTimeAsync(0);
  queue.accepted('a', null);
  expect(sent).toEqual(['a', 'a']);
  expect(done).toEqual(['a']);
});

it('a passing refusal waits as long as it says, a final one lets the next go', async () => {
  add('a');
  add('b');
  queue.resume(send);
  await vi.advanceTimersByTimeAsync(0);
  queue.refused('a', PROBLEM, false);
  await vi.advanceTimersByTimeAsync(1_900);
  expect(sent).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(200);
  expect(sent).toEqual(['a', 'a']);
  queue.refused('a', { ...PROBLEM, code: 'text_too_long' }, true);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(['a', 'a', 'b']);
  expect(done).toEqual(['a text_too_long']);
});
