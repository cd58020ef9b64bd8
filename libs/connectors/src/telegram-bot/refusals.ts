import type { SendErrorKind } from '../send-error.js';

interface Refusal {
  kind: SendErrorKind;
  reason: string;
}

/** Telegram tells refusals apart by its words alone; the code says only what family they are of. */
const WORDS: readonly (readonly [RegExp, SendErrorKind, string])[] = [
  [
    /bot was blocked|bot can't initiate|user is deactivated|bot was kicked|not a member|USER_IS_BLOCKED|INPUT_USER_DEACTIVATED/i,
    'client_unreachable',
    'client_unreachable',
  ],
  [/chat not found|PEER_ID_INVALID|user not found|group chat was deactivated/i, 'client_unreachable', 'client_unreachable'],
  [/BUSINESS_CONNECTION|business connection/i, 'channel_broken', 'business_connection'],
  [/BUSINESS_PEER_INVALID|BUSINESS_PEER_USAGE_MISSING/i, 'client_unreachable', 'window_closed_business'],
  [/not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|VOICE_MESSAGES_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN/i, 'rejected', 'no_permission'],
  [/message is too long|MESSAGE_TOO_LONG/i, 'message_invalid', 'text_too_long'],
  [/caption is too long|MEDIA_CAPTION_TOO_LONG/i, 'message_invalid', 'caption_too_long'],
  [/message text is empty|text must be non-empty|MESSAGE_EMPTY/i, 'message_invalid', 'empty_message'],
  [/BUTTON_DATA_INVALID/i, 'message_invalid', 'payload_too_long'],
  [/BUTTON_(URL|TYPE)_INVALID|reply markup/i, 'message_invalid', 'button_not_supported'],
  [/file is too big|Request Entity Too Large|FILE_PARTS_INVALID/i, 'message_invalid', 'file_too_large'],
  [
    /PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|wrong file|wrong type of the web page content|STICKER_|MEDIA_EMPTY|PHOTO_EXT_INVALID/i,
    'rejected',
    'media_not_accepted',
  ],
  [
    /message to (edit|delete|react|reply|be replied) not found|MESSAGE_ID_INVALID|message not found|message to be replied not found/i,
    'rejected',
    'message_not_found',
  ],
  [/can't be (edited|deleted)|MESSAGE_DELETE_FORBIDDEN/i, 'rejected', 'too_late_to_change'],
  [/REACTION_INVALID/i, 'message_invalid', 'reaction_not_supported'],
];

/** What a refusal means. `told` is false when the answer was not Telegram's, e.g. a gateway's page. */
export function refusalFor(code: number, words: string, told: boolean): Refusal {
  if (code === 429) return { kind: 'throttled', reason: 'too_many_messages' };
  if (!told && (code === 502 || code === 504)) return { kind: 'unknown', reason: 'no_answer' };
  if (code >= 500) return { kind: 'retryable', reason: 'provider_unavailable' };
  if (code === 401 || (code === 404 && told && /^not found$/i.test(words))) return { kind: 'channel_broken', reason: 'token_invalid' };
  if (code === 409) return { kind: 'channel_broken', reason: 'polled_elsewhere' };
  if (code === 413) return { kind: 'message_invalid', reason: 'file_too_large' };
  for (const [pattern, kind, reason] of WORDS) if (pattern.test(words)) return { kind, reason };
  if (code === 403) return { kind: 'client_unreachable', reason: 'client_unreachable' };
  return { kind: 'rejected', reason: 'provider_refused' };
}
