import type { Billing, Tariff } from '../../../api/billing.js';
import { plusDays } from '../../../ui/calendar-days.js';

export interface Standing {
  /** Of the places of the packages, in whole percent; never 100 while one is left. */
  usedPercent: number;
  level: 'ok' | 'low' | 'out';
  /** How many packages more the balance pays for. */
  packages: number;
  /** How many dialogs it pays for by themselves. */
  singles: number;
}

const LOW_PERCENT = 80;
const SOON_DAYS = 14;

/** Time to do something about it. */
export const runsOutSoon = (on: string | null, today: string): boolean => on !== null && on <= plusDays(today, SOON_DAYS);

type Means = Pick<Billing, 'placesLeft' | 'balanceMinor'>;

/** Whether something pays for one dialog more: while some are blocked, they are being given back then. */
export const paysForOneMore = (
  { placesLeft, balanceMinor }: Means,
  tariff: Pick<Tariff, 'active' | 'autoTopUp' | 'packagePriceMinor' | 'singlePriceMinor'>,
): boolean =>
  placesLeft > 0 ||
  balanceMinor >= tariff.singlePriceMinor ||
  (tariff.active && tariff.autoTopUp && balanceMinor >= tariff.packagePriceMinor);

const times = (balance: number, price: number): number => (price > 0 ? Math.floor(balance / price) : 0);

/** What the figures of the account mean. */
export function standingOf(
  { placesLeft, placesTotal, balanceMinor }: Pick<Billing, 'placesLeft' | 'placesTotal' | 'balanceMinor'>,
  { packagePriceMinor, singlePriceMinor }: Pick<Tariff, 'packagePriceMinor' | 'singlePriceMinor'>,
): Standing {
  const usedPercent = placesTotal > 0 ? Math.floor(((placesTotal - placesLeft) * 100) / placesTotal) : 100;
  return {
    usedPercent,
    level: placesLeft === 0 ? 'out' : usedPercent >= LOW_PERCENT ? 'low' : 'ok',
    packages: times(balanceMinor, packagePriceMinor),
    singles: times(balanceMinor, singlePriceMinor),
  };
}
