import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '../../../api/api-error.js';
import type { DraftValue } from '../../../api/onboarding.js';
import { SaveQueue, type SaveState } from './save-queue.js';

const OFFLINE = new ApiError(0, 'offline', '');
const TOO_LONG = new ApiError(400, 'too_long', 'value must be shorter');

/** A server that answers when it is told to. */
class Server {
  readonly asked: { key: string; value: DraftValue; keepalive: boolean }[] = [];
  readonly states: SaveState[] = [];
  readonly refused: string[] = [];
  answer: () => Promise<void> = () => Promise.resolve();
  readonly queue = new SaveQueue({
    send: async (key, value, keepalive) => {
      this.asked.push({ key, value, keepalive });
      const revision = this.asked.length;
      await this.answer();
      return { revision };
    },
    onSaved: () => undefined,
    onRefused: (key) => this.refused.push(key),
    onState: (state) => this.states.push(state),
  });

  get values(): DraftValue[] {
    return this.asked.map(({ value }) => value);
  }
}

let server: Server;
beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
});
afterEach(() => {
  vi.useRealTimers();
});

it('sends a pause after the last key, once', async () => {
  for (const value of ['B', 'Ba', 'Bak']) server.queue.type('name', value);
  expect(server.values).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(server.values).toEqual(['Bak']);
  expect(server.states).toEqual(['saving', 'saved']);
});

it('saves on the way where somebody never pauses', async () => {
  for (let n = 0; n < 20; n++) {
    server.queue.type('name', 'x'.repeat(n + 1));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(server.asked.length).toBeGreaterThan(0);
});

it('sends at once what is left, and what is left behind outlives the page', async () => {
  server.queue.type('name', 'Bakery');
  server.queue.flush('name');
  server.queue.type('greeting', 'Hel');
  server.queue.leave();
  expect(server.asked).toEqual([
    { key: 'name', value: 'Bakery', keepalive: false },
    { key: 'greeting', value: 'Hel', keepalive: true },
  ]);
  await vi.runAllTimersAsync();
});

it('lets a newer value wait for the answer to the older one, so that the newer arrives last', async () => {
  let release: () => void = () => undefined;
  server.answer = () => new Promise((resolve) => (release = resolve));
  server.queue.type('name', 'old');
  server.queue.flush('name');
  server.queue.type('name', 'new');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.values).toEqual(['old']);
  server.answer = () => Promise.resolve();
  release();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.values).toEqual(['old', 'new']);
});

it('keeps what could not be sent, says so, and sends the newest when the line is back', async () => {
  server.answer = () => Promise.reject(OFFLINE);
  server.queue.type('name', 'Bak');
  await vi.advanceTimersByTimeAsync(400);
  expect(server.states.at(-1)).toBe('waiting');
  server.queue.type('name', 'Bakery');
  expect(server.queue.unsent).toEqual([{ key: 'name', value: 'Bakery' }]);
  server.answer = () => Promise.resolve();
  server.queue.retryNow();
  await vi.advanceTimersByTimeAsync(1);
  expect(server.values.at(-1)).toBe('Bakery');
  expect(server.states.at(-1)).toBe('saved');
  expect(server.queue.unsent).toEqual([]);
});

it('does not repeat what the server never takes, and says so until somebody types again', async () => {
  server.answer = () => Promise.reject(TOO_LONG);
  server.queue.type('name', 'x');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(server.asked).toHaveLength(1);
  expect(server.refused).toEqual(['name']);
  expect(server.states.at(-1)).toBe('refused');
  expect(await server.queue.settled()).toBe(false);
});

it('tells when everything is stored', async () => {
  server.queue.type('name', 'Bakery');
  expect(await server.queue.settled()).toBe(true);
  expect(server.values).toEqual(['Bakery']);
});
