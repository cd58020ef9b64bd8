import { afterFailure, type SendFailure } from './send-failure.js';

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
