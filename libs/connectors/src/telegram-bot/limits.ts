import type { ChannelFeatures, ChannelLimits } from '../connector.js';

const MB = 1024 * 1024;

/** core.telegram.org/bots/api, limits of a bot on Telegram's own server. */
export const TELEGRAM_LIMITS: ChannelLimits = {
  textLength: 4096,
  captionLength: 1024,
  captionedKinds: ['image', 'video', 'audio', 'voice', 'document'],
  buttons: 100,
  buttonTitleLength: 128,
  payloadLength: 64,
  payloadUnit: 'bytes',
  listRows: 0,
  buttonKinds: ['reply', 'url'],
  replyWindowHours: null,
  attachmentBytes: { image: 10 * MB, video: 50 * MB, audio: 50 * MB, voice: 50 * MB, document: 50 * MB, sticker: 512 * 1024 },
  pace: { perSecond: 30 },
};

export const TELEGRAM_FEATURES: ChannelFeatures = {
  quotes: true,
  location: true,
  contacts: true,
  templates: false,
  statuses: [],
  actions: ['mark_read', 'show_typing', 'answer_press', 'react', 'edit', 'revoke'],
  // The emoji that every chat takes from bots; the first ones are offered first.
  reactions: [
    ...['👍', '❤', '🔥', '👏', '😁', '🎉', '🙏', '👌', '🤝', '💯', '👎', '🤔', '😢', '😱', '🤯', '🥰', '🤩', '😍', '😎', '🤗', '🫡'],
    ...['🕊', '🤡', '🥱', '🥴', '🐳', '❤‍🔥', '🌚', '🌭', '🤣', '⚡', '🍌', '🏆', '💔', '🤨', '😐', '🍓', '🍾', '💋', '😈', '😴', '😭'],
    ...['🤓', '👻', '👨‍💻', '👀', '🎃', '🙈', '😇', '😨', '✍', '🎅', '🎄', '☃', '💅', '🤪', '🗿', '🆒', '💘', '🙉', '🦄', '😘', '💊'],
    ...['🙊', '👾', '🤷‍♂', '🤷', '🤷‍♀', '😡', '🤬', '🤮', '💩', '🖕'],
  ],
};

/** Bots may fetch files up to here; larger ones the client sees, and we don't. */
export const FETCHED_BYTES = 20 * MB;
