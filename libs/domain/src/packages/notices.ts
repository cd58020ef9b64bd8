import { NOTICED_SHARES, type Tariff } from './tariff.js';

/** Of what a company is told, from the least pressing on. */
export const NOTICE_KINDS = [
  ...NOTICED_SHARES.map((share) => `used_${share}` as const),
  /** A package would have been topped up, and the balance does not cover it. */
  'top_up_unpaid',
  'blocked',
  /** All that was blocked is given back. */
  'unblocked',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What the console shows as long as it is so. */
export type StandingNotice = Exclude<NoticeKind, 'unblocked'>;
type UsedNotice = Extract<NoticeKind, `used_${string}`>;

/** The places of packages in a month. Together: those that were left when it began, and those that were bought, topped up or given since. */
export interface Places {
  /** Since the month began, for whatever month they pay. */
  taken: number;
  left: number;
}

/** The shares of the month's places that have been taken. Whoever had no place all month is told of none. */
export function reachedShares({ taken, left }: Places): UsedNotice[] {
  const all = taken + left;
  return all === 0 ? [] : NOTICED_SHARES.filter((share) => taken * 100 >= share * all).map((share) => `used_${share}` as const);
}

/** Whether the next dialog would have a package topped up. */
export const wantsTopUp = ({ active, autoTopUp }: Tariff): boolean => active && autoTopUp;

/** How a company stands with its packages. */
export interface Standing {
  tariff: Tariff | null;
  balanceMinor: number;
  places: Places;
  blockedDialogs: number;
}

/** The most pressing of what is so now; null = there is nothing to say. */
export function standingNotice({ tariff, balanceMinor, places, blockedDialogs }: Standing): StandingNotice | null {
  if (blockedDialogs > 0) return 'blocked';
  if (!tariff) return null;
  if (places.left === 0 && wantsTopUp(tariff) && balanceMinor < tariff.packagePriceMinor) return 'top_up_unpaid';
  return reachedShares(places).at(-1) ?? null;
}

/** A letter to the admins of a company. */
export interface Notice {
  kind: NoticeKind;
  /** Unique in the company: whatever is repeated or races, it is written once. */
  key: string;
}

/** Notices as they come up in one decision: each once a month, or once each time that dialogs are blocked. */
export class Notices {
  private readonly seen: Set<NoticeKind>;
  private readonly came: Notice[] = [];

  constructor(
    private readonly month: string,
    seen: readonly NoticeKind[],
  ) {
    this.seen = new Set(seen);
  }

  onceAMonth(kind: Exclude<NoticeKind, 'blocked' | 'unblocked'>): void {
    if (this.seen.has(kind)) return;
    this.seen.add(kind);
    this.came.push({ kind, key: `${kind}:${this.month}` });
  }

  blocked(since: Date): void {
    this.came.push({ kind: 'blocked', key: `blocked:${since.toISOString()}` });
  }

  unblocked(blockedSince: Date): void {
    this.came.push({ kind: 'unblocked', key: `unblocked:${blockedSince.toISOString()}` });
  }

  /** What came up this month, told or not: what is less pressing than what came with it is not told any more. */
  get inMonth(): readonly NoticeKind[] {
    return [...this.seen];
  }

  get toTell(): Notice | null {
    return this.came.toSorted((a, b) => NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind)).at(-1) ?? null;
  }
}
