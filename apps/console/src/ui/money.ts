import { majorUnits } from '../api/balance.js';
import { useFormats } from './format.js';

/** Money as people read it, from minor units: sums are reckoned in whole kopecks, and only what is shown is ever divided. */
export function useMoney(currency: string): (amountMinor: number) => string {
  const formats = useFormats();
  return (amountMinor) => formats.money(majorUnits({ amountMinor, currency }), currency);
}
