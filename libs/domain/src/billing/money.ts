/** How many decimals a currency has; roubles have two. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * Money as people write it, in minor units; null: it is not written so. All decimals must be there ("1200.00"): nobody can then mean kopecks
 * and be read as roubles.
 */
export function readMoney(text: string, currency: string): number | null {
  const decimals = decimalsOf(currency);
  const form = decimals === 0 ? /^([+-]?)(\d{1,12})$/ : new RegExp(`^([+-]?)(\\d{1,12})\\.(\\d{${decimals}})$`);
  const [, sign, whole, rest = ''] = form.exec(text) ?? [];
  if (whole === undefined) return null;
  const minor = Number(whole + rest);
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** Minor units as people write them. */
export function writeMoney(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const split = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`;
  return minor < 0 ? `-${text}` : text;
}
