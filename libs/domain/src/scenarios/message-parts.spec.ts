import type { MessageButton } from '../messages/content.js';
import { lengthOf, type MessageLimits } from '../messages/message-limits.js';
import type { ScenarioFile } from './content.js';
import { messageParts, withTitles } from './message-parts.js';

const SIZE = 1_000;
const LIMITS: MessageLimits = {
  ...{ textLength: 40, captionLength: 20, captionedKinds: ['image'], buttons: 3, buttonTitleLength: 8, payloadLength: 256 },
  ...{ payloadUnit: 'characters', listRows: 4, buttonKinds: ['reply', 'url'], replyWindowHours: null },
  attachmentBytes: { image: SIZE, video: SIZE, audio: SIZE, voice: SIZE, document: SIZE, sticker: SIZE },
};
const file = (kind: ScenarioFile['kind'] = 'image'): ScenarioFile => ({ fileId: 1, name: 'a.png', mime: 'image/png', kind, size: 10 });
const buttons = (...titles: string[]): MessageButton[] => titles.map((text, n) => ({ id: `b${n}`, type: 'reply', text, payload: `p${n}` }));

/** Each message in short: file, text, titles. */
const told = (text: string, more: { file?: ScenarioFile; buttons?: MessageButton[] } = {}, limits = LIMITS): string[] =>
  messageParts({ text, file: null, buttons: [], ...more }, limits).map((part) =>
    [part.file?.kind, part.text, part.buttons.map(({ text: title }) => title).join('/')].filter(Boolean).join(' | '),
  );

describe('what a step says, in the messages of a channel', () => {
  it.each([
    ['all in one', told('Hello!', { file: file(), buttons: buttons('Yes', 'No') }), ['image | Hello! | Yes/No']],
    ['a file whose text is no caption', told('Hello!', { file: file('audio') }), ['audio', 'Hello!']],
    [
      'a file whose text is too long below it',
      told('A text of more than twenty', { file: file() }),
      ['image', 'A text of more than twenty'],
    ],
    ['a file with a list', told('Hello!', { file: file(), buttons: buttons('1', '2', '3', '4') }), ['image', 'Hello! | 1/2/3/4']],
    ['more buttons than it can carry', told('Which?', { buttons: buttons('1', '2', '3', '4', '5') }), ['Which? | 1/2/3/4', '👇 | 5']],
    ['buttons without words', told('', { buttons: buttons('Yes') }), ['👇 | Yes']],
    ['a file alone', told('', { file: file() }), ['image']],
    ['nothing', told(' '), []],
    [
      'no buttons at all: they are read and typed',
      told('Which?', { buttons: buttons('Yes', 'No') }, { ...LIMITS, buttons: 0, listRows: 0 }),
      ['Which?\n\nYes\nNo'],
    ],
  ])('%s', (_what, parts, expected) => expect(parts).toEqual(expected));

  it('a text that is too long is cut where its words end, its buttons stand below the last piece', () => {
    const text = 'The first sentence is short. The second one is a bit longer. Done.';
    expect(told(text, { buttons: buttons('Ok') })).toEqual(['The first sentence is short.', 'The second one is a bit longer. Done. | Ok']);
  });

  it('one word that is too long is cut anywhere, between characters', () => {
    const parts = messageParts({ text: '🥐'.repeat(90), file: null, buttons: [] }, LIMITS);
    expect(parts.map(({ text }) => lengthOf(text))).toEqual([40, 40, 10]);
    expect(parts.map(({ text }) => text).join('')).toBe('🥐'.repeat(90));
  });

  it('titles are cut, and each stays different from the others', () => {
    const titles = withTitles(buttons('Order a loaf', 'Order a bun', 'Order', 'Order', 'Order a cake'), 8).map(({ text }) => text);
    expect(titles).toEqual(['Order a…', 'Order… 2', 'Order', 'Order 2', 'Order… 3']);
    expect(titles.every((title) => lengthOf(title) <= 8)).toBe(true);
  });
});
