import fc from 'fast-check';
import { decodePayload, encodePayload, looksLikePayload, payloadOfButton, variablesOf, type Payload } from './payload.js';

const LETTERS = [...'abcxyzABCXYZабвяЁñ漢字٣01289_-.:'];
const word = (first: string[], maxLength: number): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...first), fc.string({ unit: fc.constantFrom(...LETTERS), maxLength })).map(([head, tail]) => head + tail);

/** Any text that can be stored: all of Unicode but the zero byte. */
const value = fc
  .oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'%&=?+# \t\n\u00a0\u2028\ufeffaж🥐') }))
  .map((text) => text.replaceAll('\0', ''));
const payload: fc.Arbitrary<Payload> = fc.record({
  action: word(LETTERS, 20),
  parameters: fc.array(fc.record({ name: word([...'a_Жz漢'], 10), value }), { maxLength: 5 }),
});

describe('a payload', () => {
  it.each<[Payload, string]>([
    [{ action: 'order_status', parameters: [] }, 'order_status'],
    [
      {
        action: 'order_status',
        parameters: [
          { name: 'id', value: '42' },
          { name: 'lang', value: 'ru' },
        ],
      },
      'order_status?id=42&lang=ru',
    ],
    [{ action: 'офис', parameters: [{ name: 'город', value: 'Нижний Новгород 🏭' }] }, 'офис?город=Нижний Новгород 🏭'],
    [{ action: 'a', parameters: [{ name: 'sum', value: '1+1=2' }] }, 'a?sum=1+1=2'],
    [{ action: 'a', parameters: [{ name: 'q', value: '50% & more?' }] }, 'a?q=50%25 %26 more?'],
    [{ action: 'a', parameters: [{ name: 'q', value: ' x\n' }] }, 'a?q=%20x%0A'],
    [{ action: 'a', parameters: [{ name: 'q', value: '' }] }, 'a?q='],
    [payloadOfButton('hello', 'b2'), 'press?step=hello&button=b2'],
  ])('%j reads %s', (given, written) => {
    expect(encodePayload(given)).toBe(written);
    expect(decodePayload(written)).toEqual(given);
  });

  it('comes back as it went, whatever its values are', () => {
    fc.assert(
      fc.property(payload, (given) => expect(decodePayload(encodePayload(given))).toEqual(given)),
      { numRuns: 500 },
    );
  });

  it('survives whoever trims it or takes it for one line', () => {
    fc.assert(
      fc.property(payload, (given) => {
        const written = encodePayload(given);
        expect(written.trim()).toBe(written);
        expect(written).not.toMatch(/[\n\r\t\p{Cc}]/u);
      }),
    );
  });

  it('loses only what can be stored nowhere: zero bytes and halves of characters', () => {
    const written = encodePayload({ action: 'a', parameters: [{ name: 'q', value: 'a\0b\ud800c' }] });
    expect(decodePayload(written)?.parameters).toEqual([{ name: 'q', value: 'a\ufffdb\ufffdc' }]);
  });

  it.each([
    '',
    ' ',
    'order status',
    'a?',
    'a?b',
    'a?=1',
    'a?1=2',
    'a?b=1&',
    'a?b=%',
    'a?b=%FF',
    'a?b=%00',
    '?a=1',
    '{"a":1}',
    'a\n',
    'x'.repeat(65),
  ])('%j is none', (text) => {
    expect(decodePayload(text)).toBeNull();
    expect(looksLikePayload(text)).toBe(false);
  });

  it('whatever is read is written in one form only, and read again as the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab_?=&%2041 ж') }), (text) => {
        const read = decodePayload(text);
        if (read) expect(decodePayload(encodePayload(read))).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ action: 'two words', parameters: [] }, 'two words'],
    [{ action: 'a', parameters: [{ name: '1st', value: '' }] }, '1st'],
  ])('what cannot be read again is not written: %j', (given, named) => {
    expect(() => encodePayload(given)).toThrow(named);
  });

  it('its parameters are variables; the last of a name counts', () => {
    expect(variablesOf(decodePayload('a?x=1&y=2&x=3')!)).toEqual({ x: '3', y: '2' });
  });
});

describe('a text that somebody wrote', () => {
  it.each(['order_status', 'order_status?id=42', 'a?b=c', 'статус_заказа'])('%j may be a payload', (text) => {
    expect(looksLikePayload(text)).toBe(true);
  });
  it.each(['hello', 'Да', '42', '...', '_', 'why?', 'really?yes', ':-)', 'что?', 'ok_'])('%j is a word', (text) => {
    expect(looksLikePayload(text)).toBe(false);
  });
});
