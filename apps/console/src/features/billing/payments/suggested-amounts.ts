import type { Billing } from '../../../api/billing.js';

const PACKAGES = [1, 5, 10];

/** Amounts that pay for some packages, as far as the provider takes them. */
export function suggestedAmounts({ tariff, payments }: Pick<Billing, 'tariff' | 'payments'>): { packages: number; amountMinor: number }[] {
  if (!tariff) return [];
  return PACKAGES.map((packages) => ({ packages, amountMinor: packages * tariff.packagePriceMinor })).filter(
    ({ amountMinor }) => amountMinor >= payments.minimumMinor && amountMinor <= payments.maximumMinor && amountMinor > 0,
  );
}
