import type { ChannelFeatures, ChannelLimits } from '../connector.js';

const MB = 1024 * 1024;

/** Of WhatsApp on the web. The pace is a person's: what writes faster gets the number banned. */
export const WHATSAPP_PERSONAL_LIMITS: ChannelLimits = {
  textLength: 4096,
  captionLength: 1024,
  captionedKinds: ['image', 'video', 'document'],
  buttons: 20, // numbered lines of the text
  buttonTitleLength: 128,
  payloadLength: 0, // stays with us: no payload goes out
  payloadUnit: 'characters',
  listRows: 20,
  buttonKinds: ['reply', 'url', 'phone', 'location', 'email'],
  replyWindowHours: null,
  attachmentBytes: { image: 16 * MB, video: 16 * MB, audio: 16 * MB, voice: 16 * MB, document: 100 * MB, sticker: 1 * MB },
  pace: { perSecond: 1 },
};

export const WHATSAPP_PERSONAL_FEATURES: ChannelFeatures = {
  quotes: true,
  location: true,
  contacts: true,
  templates: false,
  statuses: ['delivered', 'read'],
  actions: ['mark_read', 'show_typing', 'react', 'edit', 'revoke'],
  reactions: null,
};
