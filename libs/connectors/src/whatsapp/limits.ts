import type { ChannelFeatures, ChannelLimits } from '../connector.js';

const KB = 1024;
const MB = 1024 * KB;

/** What WhatsApp carries, whoever provides it. */
export const WHATSAPP_LIMITS: ChannelLimits = {
  textLength: 4096,
  replyWindowHours: 24,
  buttonKinds: ['reply', 'url', 'phone', 'email'],
  pace: { perSecond: 80 },
  captionLength: 1024,
  captionedKinds: ['image', 'video', 'document'],
  buttons: 3,
  buttonTitleLength: 20,
  payloadLength: 200, // of a list's row; of a button 256
  payloadUnit: 'characters',
  listRows: 10,
  attachmentBytes: { image: 5 * MB, video: 16 * MB, audio: 16 * MB, voice: 16 * MB, document: 100 * MB, sticker: 500 * KB },
};

/** What all WhatsApp Business providers can do with a message beyond sending it. */
export const WHATSAPP_FEATURES: ChannelFeatures = {
  quotes: true,
  location: true,
  contacts: true,
  templates: true,
  statuses: ['delivered', 'read'],
  actions: ['mark_read', 'show_typing', 'react'],
  reactions: null,
};

/** A list takes over where reply buttons end: more of them, longer titles, a longer text. */
export const LIST_LIMITS = { titleLength: 24, descriptionLength: 72, payloadLength: 200, textLength: 4096 };
/** The text above reply buttons. */
export const BUTTONS_TEXT_LENGTH = 1024;

/** Formats that WhatsApp shows as what they are; anything else travels as a document. */
export const SHOWN_FORMATS: Record<'image' | 'video' | 'audio' | 'voice' | 'sticker', readonly string[]> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  voice: ['audio/ogg'],
  sticker: ['image/webp'],
};
