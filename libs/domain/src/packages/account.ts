import type { IdSource } from '../shared/ids.js';
import { monthAt, type Month } from './month.js';
import type { Tariff } from './tariff.js';

/** Dialogs that are paid for, to be used one by one. It does not expire. */
export interface DialogPackage {
  id: number;
  size: number;
  used: number;
}

/** A package that was bought by itself, as the account ran out. */
export interface ToppedUp extends DialogPackage {
  priceMinor: number;
}

/** A line of the ledger. The key is unique in the company: whatever is repeated or races, it is entered once. */
export interface LedgerEntry {
  id: number;
  key: string;
  kind: 'top_up' | 'single';
  /** Negative: charged. */
  amountMinor: number;
  packageId: number | null;
  dialogId: number | null;
}

/** How a dialog's month is paid for: by a place of a package, by itself, or not at all as the company is not metered. */
export type Payment = { by: 'package'; packageId: number } | { by: 'single' } | { by: 'none' };

export interface AccountState {
  timeZone: string;
  /** Null = the company is not metered: dialogs are counted and cost nothing. */
  tariff: Tariff | null;
  balanceMinor: number;
  /** Those with places left, oldest first. */
  packages: readonly DialogPackage[];
}

/**
 * What a company has paid for, locked while places of it are taken. Product.md 12: a place of a package, else a package more, else the single
 * price, else nothing: the dialog is blocked.
 */
export class Account {
  readonly toppedUp: ToppedUp[] = [];
  readonly entries: LedgerEntry[] = [];
  private readonly packages: DialogPackage[];
  private readonly usedPackages = new Set<DialogPackage>();
  private balance: number;

  constructor(
    private readonly state: AccountState,
    private readonly ids: IdSource,
  ) {
    this.packages = state.packages.map((each) => ({ ...each }));
    this.balance = state.balanceMinor;
  }

  get balanceMinor(): number {
    return this.balance;
  }

  get isMetered(): boolean {
    return this.state.tariff !== null;
  }

  /** Packages of which places were taken, with how many are used now. */
  get touched(): readonly DialogPackage[] {
    return [...this.usedPackages];
  }

  get placesLeft(): number {
    return this.packages.reduce((sum, { size, used }) => sum + size - used, 0);
  }

  monthAt(at: Date): Month {
    return monthAt(this.state.timeZone, at);
  }

  /** Pays for a dialog's month; null when there is nothing to pay with. */
  payFor(dialogId: number, month: string): Payment | null {
    const { tariff } = this.state;
    if (!tariff) return { by: 'none' };
    const place = this.withPlace() ?? this.topUp(tariff);
    if (place) {
      place.used += 1;
      this.usedPackages.add(place);
      return { by: 'package', packageId: place.id };
    }
    if (this.balance < tariff.singlePriceMinor) return null;
    this.charge({ key: `dialog:${dialogId}:${month}`, kind: 'single', packageId: null, dialogId }, tariff.singlePriceMinor);
    return { by: 'single' };
  }

  private withPlace(): DialogPackage | undefined {
    return this.packages.find(({ size, used }) => used < size);
  }

  private topUp({ active, autoTopUp, packageSize, packagePriceMinor }: Tariff): DialogPackage | null {
    if (!active || !autoTopUp || this.balance < packagePriceMinor) return null;
    const bought = { id: this.ids.next(), size: packageSize, used: 0, priceMinor: packagePriceMinor };
    this.packages.push(bought);
    this.toppedUp.push(bought);
    this.charge({ key: `package:${bought.id}`, kind: 'top_up', packageId: bought.id, dialogId: null }, packagePriceMinor);
    return bought;
  }

  private charge(entry: Omit<LedgerEntry, 'id' | 'amountMinor'>, priceMinor: number): void {
    this.balance -= priceMinor;
    if (priceMinor > 0) this.entries.push({ ...entry, id: this.ids.next(), amountMinor: -priceMinor });
  }
}
