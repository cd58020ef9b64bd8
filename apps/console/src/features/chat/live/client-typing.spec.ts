import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clientTypes, clientWrote, isClientTyping } from './client-typing.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('typing is shown in its dialog only, and goes by itself', () => {
  clientTypes(1);
  expect([isClientTyping(1), isClientTyping(2)]).toEqual([true, false]);
  vi.advanceTimersByTime(7_000);
  expect(isClientTyping(1)).toBe(false);
});

test('who goes on typing is shown on', () => {
  clientTypes(1);
  vi.advanceTimersByTime(5_000);
  clientTypes(1);
  vi.advanceTimersByTime(5_000);
  expect(isClientTyping(1)).toBe(true);
});

test('the message itself ends it', () => {
  clientTypes(1);
  clientWrote(1);
  expect(isClientTyping(1)).toBe(false);
});
