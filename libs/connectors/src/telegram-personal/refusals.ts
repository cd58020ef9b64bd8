import type { Refusal } from '../gateway/requests.js';

/** core.telegram.org/api/errors, those that a send or a change may meet. A number at the end is a wait in seconds. */
const CODES: readonly (readonly [RegExp, Refusal])[] = [
  [/^(FLOOD|FLOOD_PREMIUM)_WAIT/, { kind: 'throttled', reason: 'too_many_messages' }],
  [/^SLOWMODE_WAIT/, { kind: 'throttled', reason: 'too_many_to_this_client' }],
  [/^PEER_FLOOD$/, { kind: 'rejected', reason: 'spam_limit' }],
  [/^(USER_IS_BLOCKED|INPUT_USER_DEACTIVATED|PEER_ID_INVALID|USER_ID_INVALID)/, unreachable()],
  [/^(PHONE_NOT_OCCUPIED|USERNAME_NOT_OCCUPIED|CHANNEL_INVALID|CHAT_ID_INVALID|PEER_UNKNOWN)/, unreachable()],
  [/^YOU_BLOCKED_USER$/, { kind: 'client_unreachable', reason: 'we_blocked_client' }],
  [/^(PRIVACY_PREMIUM_REQUIRED|USER_PRIVACY_RESTRICTED|ALLOW_PAYMENT_REQUIRED)/, { kind: 'client_unreachable', reason: 'privacy_premium' }],
  [/^VOICE_MESSAGES_FORBIDDEN$/, { kind: 'rejected', reason: 'voice_forbidden' }],
  [/^(CHAT_WRITE_FORBIDDEN|CHANNEL_PRIVATE|CHAT_ADMIN_REQUIRED|USER_BANNED_IN_CHANNEL|CHAT_SEND_\w+_FORBIDDEN)/, forbidden()],
  [/^CHAT_(RESTRICTED|FORBIDDEN)$/, forbidden()],
  [/^(USER_DEACTIVATED(_BAN)?|PHONE_NUMBER_BANNED)$/, { kind: 'channel_broken', reason: 'account_banned' }],
  [/^(AUTH_KEY_\w+|SESSION_(REVOKED|EXPIRED))$/, { kind: 'channel_broken', reason: 'signed_out' }],
  [/^API_ID_\w+$/, { kind: 'channel_broken', reason: 'not_configured' }],
  [/^MESSAGE_TOO_LONG$/, { kind: 'message_invalid', reason: 'text_too_long' }],
  [/^MEDIA_CAPTION_TOO_LONG$/, { kind: 'message_invalid', reason: 'caption_too_long' }],
  [/^MESSAGE_EMPTY$/, { kind: 'message_invalid', reason: 'empty_message' }],
  [/^(PHOTO_|IMAGE_PROCESS_FAILED|MEDIA_|FILE_PART|STICKER_|WEBPAGE_)\w*/, { kind: 'rejected', reason: 'media_not_accepted' }],
  [/^REACTION_INVALID$/, { kind: 'message_invalid', reason: 'reaction_not_supported' }],
  [/^(MESSAGE_ID_INVALID|MSG_ID_INVALID|REPLY_MESSAGE_ID_INVALID|MESSAGE_IDS_EMPTY)$/, { kind: 'rejected', reason: 'message_not_found' }],
  [/^(MESSAGE_EDIT_TIME_EXPIRED|MESSAGE_DELETE_FORBIDDEN|MESSAGE_AUTHOR_REQUIRED)$/, { kind: 'rejected', reason: 'too_late_to_change' }],
  [
    /^(TIMEOUT|RPC_CALL_FAIL|RPC_MCGET_FAIL|INTERNAL|MSG_WAIT_FAILED|PEERS_LIST_EMPTY)/,
    { kind: 'retryable', reason: 'provider_unavailable' },
  ],
];

function unreachable(): Refusal {
  return { kind: 'client_unreachable', reason: 'client_unreachable' };
}

function forbidden(): Refusal {
  return { kind: 'rejected', reason: 'no_permission' };
}

export const refusals = (code: string): Refusal | null => CODES.find(([pattern]) => pattern.test(code))?.[1] ?? null;
