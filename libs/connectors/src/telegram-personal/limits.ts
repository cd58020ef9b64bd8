import type { ChannelFeatures, ChannelLimits } from '../connector.js';

const MB = 1024 * 1024;

/** Of an account without Premium. Writing fast or to strangers gets a number limited, hence the slow pace. */
export const TELEGRAM_PERSONAL_LIMITS: ChannelLimits = {
  textLength: 4096,
  captionLength: 1024,
  captionedKinds: ['image', 'video', 'audio', 'voice', 'document'],
  buttons: 20, // numbered lines of the text
  buttonTitleLength: 128,
  payloadLength: 0, // stays with us: no payload goes out
  payloadUnit: 'characters',
  listRows: 20,
  buttonKinds: ['reply', 'url', 'phone', 'location', 'email'],
  replyWindowHours: null,
  attachmentBytes: { image: 10 * MB, video: 100 * MB, audio: 100 * MB, voice: 50 * MB, document: 100 * MB, sticker: 512 * 1024 },
  pace: { perSecond: 3 },
};

export const TELEGRAM_PERSONAL_FEATURES: ChannelFeatures = {
  quotes: true,
  location: true,
  contacts: true,
  templates: false,
  statuses: ['read'],
  actions: ['mark_read', 'show_typing', 'react', 'edit', 'revoke'],
  reactions: ['👍', '❤', '🔥', '👏', '😁', '🎉', '🙏', '👌', '🤝', '💯', '👎', '🤔', '😢', '😱', '🥰', '😍'],
};
