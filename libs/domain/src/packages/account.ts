import type { IdSource } from '../shared/ids.js';
import type { RefusedMonth } from './give-back-refused.js';
import { runningMonth, type Month } from './month.js';
import { Notices, reachedShares, wantsTopUp, type NoticeKind } from './notices.js';
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
  kind: 'top_up' | 'single' | 'returned';
  /** Negative: charged; positive: given back. */
  amountMinor: number;
  packageId: number | null;
  dialogId: number | null;
}

/** How a dialog's month is paid for: by a place of a package, by itself (and which entry that is, unless it cost nothing), or not at all as the company is not metered. */
export type Payment = { by: 'package'; packageId: number } | { by: 'single'; entryId: number | null } | { by: 'none' };

/** A month of a company, from its first counted dialog on. */
export interface CountedMonth extends Month {
  /** Places of packages that were taken while it lasted. */
  placesTaken: number;
  /** What came up in it, of which the company is told once a month. */
  noticed: readonly NoticeKind[];
}

export interface AccountState {
  timeZone: string;
  /** Null = the company is not metered: dialogs are counted and cost nothing. */
  tariff: Tariff | null;
  balanceMinor: number;
  /** Those with places left, oldest first. */
  packages: readonly DialogPackage[];
  /** The latest that has begun; null = nothing was ever counted. */
  month: CountedMonth | null;
  /** Since when there are blocked dialogs; null = there are none. */
  blockedSince: Date | null;
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
  private readonly running: Month;
  private readonly notices: Notices;
  private balance: number;
  private placesTaken: number;
  private blocked: Date | null;

  constructor(
    private readonly state: AccountState,
    private readonly now: Date,
    private readonly ids: IdSource,
  ) {
    this.packages = state.packages.map((each) => ({ ...each }));
    this.balance = state.balanceMinor;
    this.blocked = state.blockedSince;
    const latest = state.month;
    this.running = runningMonth(state.timeZone, now, latest);
    const goesOn = latest?.first === this.running.first;
    this.placesTaken = goesOn ? latest.placesTaken : 0;
    this.notices = new Notices(this.running.first, goesOn ? latest.noticed : []);
  }

  get balanceMinor(): number {
    return this.balance;
  }

  /** The month in which we are, and how it stands. */
  get month(): CountedMonth {
    return { ...this.running, placesTaken: this.placesTaken, noticed: this.notices.inMonth };
  }

  get blockedSince(): Date | null {
    return this.blocked;
  }

  /** What the company's admins are to be told. */
  get notice(): Notices['toTell'] {
    return this.notices.toTell;
  }

  /** Packages of which places were taken, with how many are used now. */
  get touched(): readonly DialogPackage[] {
    return [...this.usedPackages];
  }

  get placesLeft(): number {
    return this.packages.reduce((sum, { size, used }) => sum + size - used, 0);
  }

  /** Pays for a dialog's month; null when there is nothing to pay with. */
  payFor(dialogId: number, month: string): Payment | null {
    const { tariff } = this.state;
    if (!tariff) return { by: 'none' };
    const place = this.withPlace() ?? this.topUp(tariff);
    if (place) {
      this.take(place);
      return { by: 'package', packageId: place.id };
    }
    if (this.balance < tariff.singlePriceMinor) return null;
    return {
      by: 'single',
      entryId: this.enter('single', (id) => `dialog:${dialogId}:${month}:${id}`, { dialogId }, -tariff.singlePriceMinor),
    };
  }

  /** A dialog is blocked for which nothing paid. True: it is the first one. */
  block(): boolean {
    if (this.blocked) return false;
    this.blocked = this.now;
    this.notices.blocked(this.now);
    return true;
  }

  /** No dialog is blocked any more. */
  unblock(): void {
    if (this.blocked) this.notices.unblocked(this.blocked);
    this.blocked = null;
  }

  /** What paid for a month in which the dialog was not active after all: its place goes back to its package, its price to the balance. */
  giveBack({ dialogId, payment, package: of, chargedMinor, countedAt }: RefusedMonth): void {
    if (payment?.by === 'package' && of) {
      const place = this.packages.find(({ id }) => id === of.id) ?? this.know(of);
      place.used -= 1;
      this.usedPackages.add(place);
      if (countedAt >= this.running.since && this.placesTaken > 0) this.placesTaken -= 1;
    }
    if (payment?.by === 'single' && payment.entryId !== null)
      this.enter('returned', () => `returned:${payment.entryId}`, { dialogId }, chargedMinor);
  }

  /** One that was used up. */
  private know(used: DialogPackage): DialogPackage {
    const known = { ...used };
    this.packages.push(known);
    this.packages.sort((a, b) => a.id - b.id);
    return known;
  }

  private take(place: DialogPackage): void {
    place.used += 1;
    this.usedPackages.add(place);
    this.placesTaken += 1;
    for (const kind of reachedShares({ taken: this.placesTaken, left: this.placesLeft })) this.notices.onceAMonth(kind);
  }

  private withPlace(): DialogPackage | undefined {
    return this.packages.find(({ size, used }) => used < size);
  }

  private topUp(tariff: Tariff): DialogPackage | null {
    if (!wantsTopUp(tariff)) return null;
    const { packageSize, packagePriceMinor } = tariff;
    if (this.balance < packagePriceMinor) {
      this.notices.onceAMonth('top_up_unpaid');
      return null;
    }
    const bought = { id: this.ids.next(), size: packageSize, used: 0, priceMinor: packagePriceMinor };
    this.packages.push(bought);
    this.toppedUp.push(bought);
    this.enter('top_up', () => `package:${bought.id}`, { packageId: bought.id }, -packagePriceMinor);
    return bought;
  }

  /** A price of nothing is no entry. */
  private enter(
    kind: LedgerEntry['kind'],
    keyOf: (id: number) => string,
    of: { dialogId?: number; packageId?: number },
    amountMinor: number,
  ): number | null {
    if (amountMinor === 0) return null;
    const id = this.ids.next();
    this.balance += amountMinor;
    this.entries.push({ id, key: keyOf(id), kind, amountMinor, packageId: of.packageId ?? null, dialogId: of.dialogId ?? null });
    return id;
  }
}
