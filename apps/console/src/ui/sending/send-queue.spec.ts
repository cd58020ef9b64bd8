import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../api/api-error.js';
import { createSendQueue, type Unconfirmed } from './send-queue.js';

interface Said extends Unconfirmed {
  thread: number;
}

const GIVEN_UP_MILLISECONDS = 12_000;
const NOT_REACHED = new ApiError(0, 'network', '');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A queue and a server that can be out of reach. */
function aQueue() {
  const queue = createSendQueue<Said>({ name: 'spec', threadOf: ({ thread }) => thread, toStore: (echo) => echo, wordsOf: String });
  const server = { reached: true, got: [] as string[] };
  const post = async ({ clientMessageId }: Said): Promise<void> => {
    if (!server.reached) throw NOT_REACHED;
    server.got.push(clientMessageId);
    queue.drop(clientMessageId);
  };
  const say = (clientMessageId: string, thread = 1): void =>
    queue.send({ clientMessageId, thread, createdAt: '2026-11-28T10:00:00Z', state: 'sending', error: null }, post);
  const failed = (): string[] => queue.useEchoes.getState().echoes.flatMap((one) => (one.state === 'failed' ? [one.clientMessageId] : []));
  return { queue, server, post, say, failed };
}

test('what was written without a line goes out in its order when the line is back, once', async () => {
  const { queue, server, post, say, failed } = aQueue();
  server.reached = false;
  say('first');
  say('second');
  await vi.advanceTimersByTimeAsync(GIVEN_UP_MILLISECONDS);
  expect(failed()).toEqual(['first', 'second']);
  say('third');
  say('elsewhere', 2);
  // The server can be reached while the first of them waits for its next try: nobody overtakes it.
  server.reached = true;
  queue.resendAfterBreak(post);
  await vi.advanceTimersByTimeAsync(GIVEN_UP_MILLISECONDS);
  expect(server.got.filter((one) => one !== 'elsewhere')).toEqual(['first', 'second', 'third']);
  expect(server.got).toContain('elsewhere');
  expect(failed()).toEqual([]);
});

test('the next message takes along what did not get through', async () => {
  const { server, say } = aQueue();
  server.reached = false;
  say('first');
  await vi.advanceTimersByTimeAsync(GIVEN_UP_MILLISECONDS);
  server.reached = true;
  say('second');
  await vi.advanceTimersByTimeAsync(GIVEN_UP_MILLISECONDS);
  expect(server.got).toEqual(['first', 'second']);
});

test('a message that the server refused holds up none after it', async () => {
  const { queue, server, say } = aQueue();
  const refused = { clientMessageId: 'refused', thread: 1, createdAt: '2026-11-28T10:00:00Z', state: 'sending', error: null } as const;
  queue.send(refused, () => Promise.reject(new Error('too long')));
  say('next');
  await vi.advanceTimersByTimeAsync(0);
  expect(server.got).toEqual(['next']);
});
