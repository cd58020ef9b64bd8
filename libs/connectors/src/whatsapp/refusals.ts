import type { SendErrorKind } from '../send-error.js';

/** What a refusal by WhatsApp means: whether to try again, and the key of the sentence that the operator reads. */
export interface Refusal {
  kind: SendErrorKind;
  reason: string;
}

/**
 * Meta's error codes in our words; the same table serves answers to a send and failed statuses, of all providers that
 * pass Meta's codes on. Retried: limits and outages. Everything else would be refused again.
 */
const REFUSALS: Record<SendErrorKind, Record<string, readonly number[]>> = {
  throttled: {
    too_many_messages: [4, 17, 613, 80007, 130429, 131064, 133016],
    too_many_to_this_client: [131056],
    spam_limit: [131048],
  },
  retryable: {
    provider_unavailable: [1, 2, 131000, 131016, 131057],
  },
  window_closed: {
    window_closed: [131047, 470],
  },
  client_unreachable: {
    client_unreachable: [131026],
    own_number: [131021],
    client_refused_marketing: [131050],
  },
  message_invalid: {
    invalid_parameter: [100, 131008, 131009],
    unsupported_kind: [131051],
    phone_needed: [131062],
  },
  rejected: {
    no_permission: [131005],
    held_back: [131049],
    experiment: [130472],
    media_not_accepted: [131052, 131053],
    media_not_found: [131014],
    provider_refused: [137000],
    template_parameters: [132000, 132012],
    template_missing: [132001],
    template_text_too_long: [132005],
    template_policy: [132007],
    template_paused: [132015],
    template_disabled: [132016],
    template_form_broken: [132068, 132069],
  },
  channel_broken: {
    token_invalid: [0, 190],
    no_permission: [3, 10],
    policy_block: [368],
    account_locked: [131031],
    display_name_not_approved: [131037],
    payment_needed: [131042],
    number_not_registered: [131045, 133010],
    recipient_not_allowed: [131030],
  },
  not_reached: {},
  unknown: {},
};

const BY_CODE = new Map<number, Refusal>(
  (Object.keys(REFUSALS) as SendErrorKind[]).flatMap((kind) =>
    Object.entries(REFUSALS[kind]).flatMap(([reason, codes]) => codes.map((code) => [code, { kind, reason }] as const)),
  ),
);

/** Null: a code that we do not know. */
export function refusalFor(code: number | null): Refusal | null {
  if (code === null) return null;
  if (code >= 200 && code <= 299) return { kind: 'channel_broken', reason: 'no_permission' };
  return BY_CODE.get(code) ?? null;
}
