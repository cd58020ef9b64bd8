import type { ChannelFeatures, ChannelLimits } from '../connector.js';

const MB = 1024 * 1024;

/** What bots may send; the messengers' own limits of files are higher than what is worth holding. */
export const MAX_LIMITS: ChannelLimits = {
  textLength: 4000,
  captionLength: 4000,
  captionedKinds: ['image', 'video', 'audio', 'voice', 'document', 'sticker'],
  buttons: 210,
  buttonTitleLength: 128,
  payloadLength: 1024,
  payloadUnit: 'characters',
  listRows: 0,
  buttonKinds: ['reply', 'url'],
  replyWindowHours: null,
  attachmentBytes: { image: 50 * MB, video: 250 * MB, audio: 256 * MB, voice: 256 * MB, document: 512 * MB, sticker: 50 * MB },
  pace: { perSecond: 30 },
};

/** Rows of buttons; each button gets its own until there are too many, then several share one. */
export const BUTTON_ROWS = { rows: 30, perRow: 7, linksPerRow: 3 };

export const MAX_FEATURES: ChannelFeatures = {
  quotes: true,
  location: true,
  contacts: true,
  templates: false,
  statuses: [],
  actions: ['mark_read', 'show_typing', 'answer_press', 'edit', 'revoke'],
  reactions: [],
};

export const FETCHED_BYTES = 256 * MB;
