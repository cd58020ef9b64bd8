import type { ChannelFeatures, ChannelLimits } from '../connector.js';

const MB = 1024 * 1024;

/** Our own protocol: what is worth carrying in one message. A file travels inside of it. */
export const EXTERNAL_LIMITS: ChannelLimits = {
  textLength: 10_000,
  captionLength: 10_000,
  captionedKinds: ['image', 'video', 'audio', 'voice', 'document', 'sticker'],
  buttons: 50,
  buttonTitleLength: 200,
  payloadLength: 1000,
  payloadUnit: 'characters',
  listRows: 0,
  buttonKinds: ['reply', 'url', 'phone', 'location', 'email'],
  replyWindowHours: null,
  attachmentBytes: { image: 25 * MB, video: 25 * MB, audio: 25 * MB, voice: 25 * MB, document: 25 * MB, sticker: 25 * MB },
  pace: { perSecond: 20 },
};

export const EXTERNAL_FEATURES: ChannelFeatures = {
  quotes: true,
  location: true,
  contacts: true,
  templates: false,
  statuses: ['delivered', 'read'],
  actions: ['mark_read', 'show_typing', 'react', 'edit', 'revoke'],
  reactions: null,
};

/** The largest file that a program may point to. */
export const FETCHED_BYTES = 100 * MB;
