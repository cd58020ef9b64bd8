import { afterFailure, messageErrorOf, type SendFailure } from './send-failure.js';

const failure = (kind: SendFailure['kind']): SendFailure => ({ kind, code: 'x', reason: 'y', detail: null, retryAfterSeconds: null });

it.each([
  ['throttled', 'retry'],
  ['retryable', 'retry'],
  ['not_reached', 'retry'],
  ['unknown', 'confirm'],
  ['rejected', 'fail'],
  ['window_closed', 'fail'],
  ['client_unreachable', 'fail'],
  ['channel_broken', 'fail'],
  ['message_invalid', 'fail'],
] as const)('after "%s" comes: %s', (kind, next) => {
  expect(afterFailure(failure(kind))).toBe(next);
});

it('a refusal for the template has the list asked for anew; one for its text does not', () => {
  expect(afterFailure({ ...failure('rejected'), reason: 'template_missing' })).toBe('refresh_templates');
  expect(afterFailure({ ...failure('rejected'), reason: 'template_text_too_long' })).toBe('fail');
});

it("a provider's words become something that a database takes", () => {
  const error = messageErrorOf({ ...failure('rejected'), detail: 'a\u0000b \ud83d c 😀' });
  expect(error.detail).toBe('a\ufffdb \ufffd c 😀');
  expect(messageErrorOf({ ...failure('rejected'), detail: '😀'.repeat(1_000) }).detail?.length).toBeLessThanOrEqual(500);
});
