/**
 * Countries that put a digit into their mobile numbers, or took one out, while WhatsApp kept the old form for some: what stands
 * before the digit, the digit, and what follows it.
 */
const SPELLINGS: readonly (readonly [before: string, digit: string, rest: string])[] = [
  ['55[1-9]\\d', '9', '[6-9]\\d{7}'], // Brazil, since 2012 to 2016
  ['52', '1', '\\d{10}'], // Mexico, until 2019
  ['54', '9', '\\d{10}'], // Argentina, from abroad
];

const PATTERNS = SPELLINGS.map(([before, digit, rest]) => ({
  digit,
  long: new RegExp(`^(${before})${digit}(${rest})$`),
  short: new RegExp(`^(${before})(${rest})$`),
}));

/** The other spelling under which WhatsApp may know the same phone; null: there is only one. */
export function otherSpellingOf(phone: string): string | null {
  for (const { digit, long, short } of PATTERNS) {
    if (long.test(phone)) return phone.replace(long, '$1$2');
    if (short.test(phone)) return phone.replace(short, `$1${digit}$2`);
  }
  return null;
}
