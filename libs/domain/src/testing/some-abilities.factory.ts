import type { ChannelAbilities, MessageLimits } from '../messages/message-limits.js';

const MB = 1024 * 1024;

/** A channel as WhatsApp is one: three buttons or a list of ten rows, and a day to answer in. */
export const someAbilities = (_transport = '', limits: Partial<MessageLimits> = {}): ChannelAbilities => ({
  limits: {
    ...{
      textLength: 1000,
      captionLength: 100,
      buttons: 3,
      buttonTitleLength: 20,
      payloadLength: 200,
      payloadUnit: 'characters',
      listRows: 10,
    },
    ...{ buttonKinds: ['reply', 'url'], replyWindowHours: 24, captionedKinds: ['image'] },
    attachmentBytes: { image: MB, video: MB, audio: MB, voice: MB, document: MB, sticker: MB },
    ...limits,
  },
  features: { location: true, contacts: true, templates: true, actions: [], reactions: null },
});
