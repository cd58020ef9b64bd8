import { refusalFor } from './refusals.js';

describe("Gupshup's own codes", () => {
  it.each([
    [1001, 'rejected', 'app_not_live'],
    [1002, 'client_unreachable', 'client_unreachable'],
    [1003, 'channel_broken', 'payment_needed'],
    [1004, 'window_closed', 'window_closed'],
    [1005, 'window_closed', 'window_closed'],
    [1006, 'client_unreachable', 'client_not_opted_in'],
    [1007, 'client_unreachable', 'client_not_opted_in'],
    [1008, 'client_unreachable', 'client_not_opted_in'],
    [1009, 'message_invalid', 'invalid_parameter'],
    [1010, 'rejected', 'media_not_found'],
    [1011, 'message_invalid', 'file_too_large'],
    [1012, 'client_unreachable', 'client_opted_out'],
    [4001, 'throttled', 'too_many_messages'],
    [4002, 'retryable', 'provider_unavailable'],
    [4003, 'rejected', 'template_parameters'],
    [4004, 'message_invalid', 'unsupported_kind'],
    [4005, 'rejected', 'template_paused'],
  ])('%i: %s, %s', (code, kind, reason) => {
    expect(refusalFor(code)).toEqual({ kind, reason });
  });

  it("all others are Meta's, or nobody's", () => {
    expect(refusalFor(132001)).toEqual({ kind: 'rejected', reason: 'template_missing' });
    expect(refusalFor(7777)).toBeNull();
    expect(refusalFor(null)).toBeNull();
  });
});
