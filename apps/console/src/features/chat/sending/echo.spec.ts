import { expect, test } from 'vitest';
import { aMessage } from '../testing/samples.js';
import { messageKey, pendingEchoes, type Echo } from './echo.js';

const anEcho = (clientMessageId: string): Echo => ({
  clientMessageId,
  dialogId: 1,
  kind: 'to_client',
  text: 'hello',
  files: [],
  quoted: null,
  content: null,
  parts: null,
  createdAt: '2026-11-22T10:00:00Z',
  state: 'sending',
  error: null,
});

test('an echo is shown until the row with its id has come', () => {
  const echoes = [anEcho('a'), anEcho('b')];
  expect(pendingEchoes(echoes, [])).toHaveLength(2);
  expect(pendingEchoes(echoes, [aMessage(1, { clientMessageId: 'a' })])).toEqual([echoes[1]]);
});

test("the server's row takes the very place of its echo", () => {
  expect(messageKey(aMessage(1, { clientMessageId: 'a' }))).toBe(anEcho('a').clientMessageId);
});

test("messages of others have keys that no echo's id can be", () => {
  expect(messageKey(aMessage(1))).toBe('m1');
});
