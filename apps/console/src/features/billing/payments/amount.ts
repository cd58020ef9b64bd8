const GROUPS = /[\s\u00a0\u202f']/g;
const AMOUNT = /^(\d{1,10})(?:[.,](\d*))?$/;

/** The digits behind the point of a currency: kopecks and cents are two, the yen has none. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** "1 500,5" in minor units, digit by digit: no fraction is ever reckoned with. Null = not an amount. */
export function minorUnits(text: string, currency: string): number | null {
  const [, whole, fraction = ''] = AMOUNT.exec(text.replace(GROUPS, '')) ?? [];
  const digits = digitsOf(currency);
  if (whole === undefined || fraction.length > digits) return null;
  return Number(whole + fraction.padEnd(digits, '0'));
}

/** The same way back, as one types it. */
export function amountText(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const text = String(minor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits);
  return /[1-9]/.test(fraction) ? `${whole}.${fraction}` : whole;
}
