import type { MessageError } from '../messages/inbound-event.js';

/** Why one attempt to send did not succeed; the kinds are those of the connectors' `SendError`. */
export interface SendFailure {
  kind:
    | 'throttled'
    | 'retryable'
    | 'not_reached'
    | 'unknown'
    | 'rejected'
    | 'window_closed'
    | 'client_unreachable'
    | 'channel_broken'
    | 'message_invalid';
  code: string;
  reason: string;
  detail: string | null;
  retryAfterSeconds: number | null;
}

/** What becomes of a message after a failed attempt. */
export type AfterFailure = 'retry' | 'confirm' | 'refresh_templates' | 'fail';

/** Our list may be older than the provider's: whether the template is there, paused, or has other placeholders by now. */
const TEMPLATE_REASONS = new Set(['template_missing', 'template_parameters', 'template_paused', 'template_disabled']);

/**
 * Tried again is only what certainly did not reach the client. A lost answer must be confirmed first: the provider may have
 * taken the message, and a second one would reach the client twice.
 */
export function afterFailure(failure: SendFailure): AfterFailure {
  switch (failure.kind) {
    case 'throttled':
    case 'retryable':
    case 'not_reached':
      return 'retry';
    case 'unknown':
      return 'confirm';
    case 'rejected':
      return TEMPLATE_REASONS.has(failure.reason) ? 'refresh_templates' : 'fail';
    default:
      return 'fail';
  }
}

/** A database takes neither of these, and providers have sent both. */
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const DETAIL_LENGTH = 500;

/** What the operator reads at the message. */
export function messageErrorOf({ code, detail, reason }: SendFailure): MessageError {
  return { code: storable(code), detail: detail && storable(detail), reason };
}

const storable = (text: string): string => text.slice(0, DETAIL_LENGTH).replace(UNSTORABLE, '\ufffd');

/** Nobody knows whether the message went out: the worker died in the middle of it. */
export const ANSWER_LOST: SendFailure = {
  kind: 'unknown',
  code: 'answer_lost',
  reason: 'no_answer',
  detail: null,
  retryAfterSeconds: null,
};

/** Stays at a message that was sent again after a lost answer, also when it then succeeded. */
export const POSSIBLE_DUPLICATE: MessageError = { code: 'possible_duplicate', detail: null, reason: 'possible_duplicate' };
