import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { MessageButton } from '../messages/content.js';
import { carriedButtons, carriedFor, isReference, payloadsIn, referenceFrom } from './sent-payload.js';

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const referenceOf = (payload: string): string => referenceFrom(digest(payload));

describe('a reference', () => {
  it('is the mark and 128 bits in base64url', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(referenceOf(text)).toBe(`~${Buffer.from(digest(text).subarray(0, 16)).toString('base64url')}`);
        expect(isReference(referenceOf(text))).toBe(true);
        expect(Buffer.byteLength(referenceOf(text))).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('is no payload of a person', () => {
    for (const text of ['', '~', '~order', 'order_status?id=42', `~${'a'.repeat(23)}`]) expect(isReference(text)).toBe(false);
  });
});

describe('what travels in a button', () => {
  const bytes = { payloadLength: 64, payloadUnit: 'bytes' } as const;
  const characters = { payloadLength: 200, payloadUnit: 'characters' } as const;

  it.each([
    ['64 bytes where 64 bytes fit', 'x'.repeat(64), bytes, true],
    ['65 bytes', 'x'.repeat(65), bytes, false],
    ['32 Cyrillic letters, which are 64 bytes', 'ж'.repeat(32), bytes, true],
    ['33 of them', 'ж'.repeat(33), bytes, false],
    ['16 emoji, of four bytes each', '🥐'.repeat(16), bytes, true],
    ['17 of them', '🥐'.repeat(17), bytes, false],
    ['200 emoji where characters count', '🥐'.repeat(200), characters, true],
    ['201 of them', '🥐'.repeat(201), characters, false],
    ['what could be taken for a reference', referenceOf('x'), characters, false],
    ['anything where nothing travels', 'a', { payloadLength: 0, payloadUnit: 'characters' } as const, false],
  ])('%s', (_case, payload, room, itself) => {
    expect(carriedFor(payload, referenceOf, room)).toBe(itself ? payload : referenceOf(payload));
  });

  it('only buttons that answer are changed', () => {
    const long = 'x'.repeat(65);
    const buttons: MessageButton[] = [
      { type: 'url', text: 'Shop', url: `https://shop.example/${long}` },
      { type: 'reply', text: 'A', payload: long },
      { type: 'reply', text: long },
      { type: 'reply', text: 'B' },
    ];
    expect(carriedButtons(buttons, referenceOf, bytes)).toEqual([
      buttons[0],
      { ...buttons[1], payload: referenceOf(long) },
      { ...buttons[2], payload: referenceOf(long) },
      buttons[3],
    ]);
    expect(payloadsIn(buttons)).toEqual([
      { payload: long, position: 1 },
      { payload: long, position: 2 },
      { payload: 'B', position: 3 },
    ]);
  });
});
