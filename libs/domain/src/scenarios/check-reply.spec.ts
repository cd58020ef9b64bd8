import { checkReply } from './check-reply.js';
import type { ReplyStep } from './content.js';

const NEVER = (): boolean => false;
const check = (kind: ReplyStep['check'], text: string | null, hasMore = false): string | number | null =>
  checkReply({ check: kind, pattern: '' }, text, hasMore, NEVER);

describe('an answer, as its step asks', () => {
  it.each<[ReplyStep['check'], string, string | number | null]>([
    ['any', '  hello ', 'hello'],
    ['any', ' ', null],
    ['number', '42', 42],
    ['number', '-1,5', -1.5],
    ['number', '1 250.50', 1250.5],
    ['number', '12 rolls', null],
    ['number', '1e9', null],
    ['number', 'Infinity', null],
    ['phone', '+7 (912) 345-67-89', '+79123456789'],
    ['phone', '8 912 345 67 89', '+79123456789'],
    ['phone', '49 30 1234567', '+49301234567'],
    ['phone', '12345', null],
    ['phone', 'call me', null],
    ['email', 'vera@bakery.example', 'vera@bakery.example'],
    ['email', 'vera@bakery', null],
    ['email', 'vera @bakery.example', null],
    ['date', '27.11.2026', '2026-11-27'],
    ['date', '2026-11-27', '2026-11-27'],
    ['date', '7/3/2027', '2027-03-07'],
    ['date', '29.02.2027', null],
    ['date', 'tomorrow', null],
  ])('%s: "%s"', (kind, text, value) => expect(check(kind, text)).toBe(value));

  it('a file is an answer where any will do', () => {
    expect(check('any', null, true)).toBe('📎');
    expect(check('number', null, true)).toBeNull();
  });

  it('a pattern decides about the words alone', () => {
    const fits = (pattern: string, text: string): boolean => pattern === 'A\\d' && text === 'A1';
    expect(checkReply({ check: 'pattern', pattern: 'A\\d' }, ' A1 ', false, fits)).toBe('A1');
    expect(checkReply({ check: 'pattern', pattern: 'A\\d' }, 'B1', false, fits)).toBeNull();
  });
});
