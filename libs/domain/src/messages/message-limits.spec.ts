import type { MessageButton } from './content.js';
import { assertFits, lengthOf, type MessageLimits } from './message-limits.js';

const MB = 1024 * 1024;
const limits: MessageLimits = {
  ...{ textLength: 20, captionLength: 10, buttons: 3, buttonTitleLength: 5, payloadLength: 8, payloadUnit: 'bytes', listRows: 4 },
  ...{ buttonKinds: ['reply'], replyWindowHours: null },
  captionedKinds: ['image', 'video', 'document'],
  attachmentBytes: { image: 5 * MB, video: 16 * MB, audio: 16 * MB, voice: 16 * MB, document: 100 * MB, sticker: MB },
};
const image = (size = 1) => ({ name: 'loaf.png', size, kind: 'image' as const });
const button = (text = 'Yes', payload?: string): MessageButton => ({ type: 'reply', text, payload });
type Outgoing = Parameters<typeof assertFits>[0];
const message = (more: Partial<Outgoing>): Outgoing => ({ text: null, files: [], buttons: [], ...more });

describe('what a channel carries', () => {
  it.each<[string, Partial<Outgoing>]>([
    ['a text of exactly the limit', { text: 'x'.repeat(20) }],
    ['emoji count as one character each', { text: '🥐'.repeat(20) }],
    ['a caption of exactly the limit', { text: 'x'.repeat(10), files: [image()] }],
    ['a file of exactly the limit', { files: [image(5 * MB)] }],
    ['a picture too large to be shown, which travels as a document', { files: [image(6 * MB)] }],
    [
      'a long text beside a voice note, which becomes a message of its own',
      { text: 'x'.repeat(20), files: [{ ...image(), kind: 'voice' }] },
    ],
    ['a file that is too large for one kind and not for another', { files: [{ ...image(6 * MB), kind: 'document' }] }],
    ['as many buttons as a list has rows', { text: 'Choose', buttons: Array.from({ length: 4 }, () => button()) }],
    ['a title of exactly the limit', { text: 'Choose', buttons: [button('🥐🥐🥐🥐🥐')] }],
    ['a payload that the channel has no room for: its reference travels', { text: 'Choose', buttons: [button('Yes', '🥐'.repeat(2000))] }],
  ])('%s', (_case, more) => {
    expect(() => assertFits(message(more), limits)).not.toThrow();
  });

  it.each<[string, Partial<Outgoing>, string, string]>([
    ['a text of one more', { text: 'x'.repeat(21) }, 'text_too_long', 'text'],
    ['a text that would fit alone but not beside a file', { text: 'x'.repeat(11), files: [image()] }, 'text_too_long', 'text'],
    ['a file of one byte more', { files: [image(), image(100 * MB + 1)] }, 'file_too_large', 'uploadIds'],
    ['one button more than rows', { buttons: Array.from({ length: 5 }, () => button()) }, 'buttons_do_not_fit', 'buttons'],
    ['a title of one more', { buttons: [button(), button('Maybe!')] }, 'buttons_do_not_fit', 'buttons'],
    ['a payload of one more', { buttons: [button('Yes', 'x'.repeat(2001))] }, 'buttons_do_not_fit', 'buttons'],
  ])('is refused by the name of its field: %s', (_case, more, code, field) => {
    expect(() => assertFits(message(more), limits)).toThrow(expect.objectContaining({ code, field, kind: 'invalid' }));
  });

  it('the refusal says how much fits, and which file or button it is about', () => {
    expect(() => assertFits(message({ text: 'x'.repeat(99) }), limits)).toThrow('20 characters');
    expect(() => assertFits(message({ text: 'x'.repeat(99), files: [image()] }), limits)).toThrow('10 characters');
    expect(() => assertFits(message({ files: [image(101 * MB)] }), limits)).toThrow(
      '"loaf.png" is larger than this channel carries: 100 MB',
    );
    expect(() => assertFits(message({ buttons: [button('Maybe!')] }), limits)).toThrow('"Maybe!" is longer than 5');
  });

  it('length is what people count', () => {
    expect(lengthOf('año 🥐')).toBe(5);
  });
});
