import type { ReplyStep } from './content.js';

const NUMBER = /^[+-]?\d{1,15}(\.\d{1,10})?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** What a file stands for where any answer will do. */
const FILE = '📎';

/**
 * What an answer is worth, as the step asks: a number as a number, a phone as its digits with `+`, a date as `2026-11-27`, everything
 * else as the words that were written. Null when it is none.
 */
export function checkReply(
  { check, pattern }: Pick<ReplyStep, 'check' | 'pattern'>,
  text: string | null,
  hasMore: boolean,
  fits: (pattern: string, text: string) => boolean,
): string | number | null {
  const words = text?.trim() ?? '';
  if (words === '') return check === 'any' && hasMore ? FILE : null;
  switch (check) {
    case 'any':
      return words;
    case 'number':
      return numberIn(words);
    case 'phone':
      return phoneIn(words);
    case 'email':
      return EMAIL.test(words) && words.length <= 254 ? words : null;
    case 'date':
      return dateIn(words);
    case 'pattern':
      return fits(pattern, words) ? words : null;
  }
}

/** As people write them: `1 250,5` and `-3`. */
function numberIn(words: string): number | null {
  const plain = words.replace(/[\s\u00A0']/g, '').replace(/,(?=\d+$)/, '.');
  return NUMBER.test(plain) ? Number(plain) : null;
}

function phoneIn(words: string): string | null {
  if (!/^[+\d][\d\s().-]*$/.test(words)) return null;
  const digits = words.replace(/\D/g, '');
  // Within Russia people dial 8 where the world dials +7.
  const international = digits.length === 11 && digits.startsWith('8') && !words.startsWith('+') ? `7${digits.slice(1)}` : digits;
  return international.length >= 7 && international.length <= 15 ? `+${international}` : null;
}

function dateIn(words: string): string | null {
  const [, day, month, year] = DAY_FIRST.exec(words) ?? swap(YEAR_FIRST.exec(words)) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isSame = date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1;
  return isSame ? date.toISOString().slice(0, 10) : null;
}

const swap = (match: RegExpExecArray | null): (string | undefined)[] | null => match && [match[0], match[3], match[2], match[1]];
