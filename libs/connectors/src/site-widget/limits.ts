import { MOST_PAYLOAD_CHARACTERS } from '#domain/scenarios/sent-payload.js';
import type { ChannelFeatures, ChannelLimits } from '../connector.js';

const MB = 1024 * 1024;
const FILE = 25 * MB;

/** The chat is ours: its limits keep a page readable and a disk unfilled. */
export const SITE_LIMITS: ChannelLimits = {
  textLength: 8000,
  captionLength: 8000,
  captionedKinds: ['image', 'video', 'audio', 'voice', 'document', 'sticker'],
  buttons: 30,
  buttonTitleLength: 100,
  payloadLength: MOST_PAYLOAD_CHARACTERS,
  payloadUnit: 'characters',
  listRows: 0,
  buttonKinds: ['reply', 'url', 'phone', 'email', 'location'],
  replyWindowHours: null,
  attachmentBytes: { image: FILE, video: FILE, audio: FILE, voice: FILE, document: FILE, sticker: FILE },
  // Sending is a stored row: the pace only keeps one channel from taking all of the sender's turns.
  pace: { perSecond: 500 },
};

export const SITE_FEATURES: ChannelFeatures = {
  quotes: true,
  location: true,
  contacts: true,
  templates: false,
  statuses: ['delivered', 'read'],
  actions: ['edit', 'revoke'],
  reactions: [],
  ownRating: true,
};
