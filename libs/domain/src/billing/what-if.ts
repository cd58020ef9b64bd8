import type { Tariff } from '../packages/tariff.js';

export interface PackageOption {
  packageSize: number;
  packagePriceMinor: number;
  /** How many packages a month takes, and dialogs beyond them at the single price. */
  packages: number;
  singles: number;
  costMinor: number;
  /** The size that the company has. */
  current: boolean;
}

/**
 * What a month of so many dialogs costs with packages of other sizes, at the price a dialog has in the company's own package. What does not fill
 * a package is paid by one package more or dialog by dialog, whichever is cheaper.
 */
export function whatIf(tariff: Tariff, dialogs: number, sizes: readonly number[]): PackageOption[] {
  return [...new Set([...sizes, tariff.packageSize])].toSorted((a, b) => a - b).map((size) => option(tariff, dialogs, size));
}

function option(tariff: Tariff, dialogs: number, packageSize: number): PackageOption {
  const packagePriceMinor = Math.round((tariff.packagePriceMinor * packageSize) / tariff.packageSize);
  const full = Math.floor(dialogs / packageSize);
  const rest = dialogs - full * packageSize;
  const bySingle = rest * tariff.singlePriceMinor;
  const oneMore = rest > 0 && packagePriceMinor <= bySingle;
  const packages = full + (oneMore ? 1 : 0);
  const singles = oneMore ? 0 : rest;
  const costMinor = packages * packagePriceMinor + singles * tariff.singlePriceMinor;
  return { packageSize, packagePriceMinor, packages, singles, costMinor, current: packageSize === tariff.packageSize };
}
