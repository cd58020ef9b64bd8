import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { http, withQuery } from './client.js';

/** Days are dates in the company's time zone ("2026-11-28"), moments ISO 8601, money minor units of the company's currency. */

export interface Tariff {
  active: boolean;
  autoTopUp: boolean;
  packageSize: number;
  packagePriceMinor: number;
  singlePriceMinor: number;
  licences: number | null;
  operators: number;
}

/** How many dialogs became active on a day. */
export interface ActiveOnDay {
  day: string;
  dialogs: number;
}

export interface BillingMonth {
  first: string;
  last: string;
  activeDialogs: number;
  byPackage: number;
  bySingle: number;
  chargedMinor: number;
  days: ActiveOnDay[];
  /** The month before. */
  previous: ActiveOnDay[];
}

export type PackageNoticeKind = 'used_80' | 'used_95' | 'used_100' | 'top_up_unpaid' | 'blocked';

export interface Billing {
  currency: string;
  timeZone: string;
  balanceMinor: number;
  /** False: no tariff; dialogs are counted and cost nothing. */
  metered: boolean;
  tariff: Tariff | null;
  placesLeft: number;
  placesTotal: number;
  month: BillingMonth;
  /** What the whole month comes to; when nothing pays any more, null = not within a year. */
  forecast: { dialogs: number; costMinor: number; runsOutOn: string | null };
  blocked: { dialogs: number; since: string | null; messages: number };
  payments: { provider: 'stripe' | 'test' | null; minimumMinor: number; maximumMinor: number };
  notices: { kind: string; at: string }[];
}

export interface DialogPackage {
  id: number;
  at: string;
  size: number;
  used: number;
  origin: 'bought' | 'top_up' | 'given';
  priceMinor: number;
  /** Why it was given. */
  note: string;
  operator: string | null;
}

export interface DialogPackagePage {
  items: DialogPackage[];
  /** `before` of the next page. */
  next: number | null;
}

export type PaymentState = 'pending' | 'paid' | 'cancelled';

export interface Payment {
  id: number;
  state: PaymentState;
  amountMinor: number;
  /** Where the payer goes; null until the provider was reached. */
  url: string | null;
  /** No money moves. */
  test: boolean;
  /** Why what was paid is not on the balance. */
  problem: 'amount_differs' | 'currency_differs' | 'not_real_money' | 'refund_exceeds_balance' | null;
}

export const STATEMENT_KINDS = ['opening', 'payment', 'refund', 'package', 'adjustment', 'top_up', 'single', 'returned'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export interface StatementRow {
  id: number;
  at: string;
  kind: StatementKind;
  /** Positive: credited. */
  amountMinor: number;
  balanceAfterMinor: number;
  note: string;
  packageId: number | null;
  dialogId: number | null;
  client: string | null;
  operator: string | null;
}

export interface StatementPage {
  from: string;
  to: string;
  openingMinor: number;
  closingMinor: number;
  turnover: { inMinor: number; outMinor: number };
  rows: StatementRow[];
  next: string | null;
}

/** Both days are part of it; no kinds = all of them. */
export interface StatementFilter {
  from: string;
  to: string;
  kinds: readonly StatementKind[];
}

export interface WhatIfOption {
  packageSize: number;
  packagePriceMinor: number;
  packages: number;
  singles: number;
  costMinor: number;
  current: boolean;
}

export interface WhatIf {
  /** Of a month, over the last full ones. */
  dialogs: number;
  months: number;
  options: WhatIfOption[];
}

const BILLING = 'billing';
const PACKAGES_AT_ONCE = 6;

export const billingKeys = { all: [BILLING] as const };

export const billingQuery = queryOptions({
  queryKey: [BILLING, 'overview'],
  queryFn: ({ signal }) => http.get<Billing>('/api/billing', { signal }),
  // Messages are paid for all the time; whoever looks at it sees how it goes on.
  refetchInterval: 60_000,
  staleTime: 0,
});

/** The newest first. */
export const packagesQuery = infiniteQueryOptions({
  queryKey: [BILLING, 'packages'],
  queryFn: ({ pageParam, signal }) =>
    http.get<DialogPackagePage>('/api/billing/packages', { query: { before: pageParam, limit: PACKAGES_AT_ONCE }, signal }),
  initialPageParam: null as number | null,
  getNextPageParam: ({ next }) => next,
  staleTime: 0,
});

const PENDING_MILLISECONDS = 2000;

/** A payment that is under way is asked for until the provider has decided. */
export const paymentQuery = (id: number) =>
  queryOptions({
    queryKey: [BILLING, 'payment', id],
    queryFn: ({ signal }) => http.get<Payment>(`/api/billing/payments/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'pending' ? PENDING_MILLISECONDS : false),
    staleTime: 0,
  });

const statementParameters = ({ from, to, kinds }: StatementFilter) => ({ from, to, kinds: kinds.join(',') });

/** The ledger's entries, newest first, each with what was left after it. */
export const statementQuery = (filter: StatementFilter) =>
  infiniteQueryOptions({
    queryKey: [BILLING, 'statement', filter],
    queryFn: ({ pageParam, signal }) =>
      http.get<StatementPage>('/api/billing/statement', {
        query: { ...statementParameters(filter), cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** Where the same comes as a file, all of it. */
export const statementFilePath = (filter: StatementFilter, format: 'csv' | 'xlsx', language: string): string =>
  withQuery('/api/billing/statement/file', { format, language, ...statementParameters(filter) });

export const whatIfQuery = (sizes: readonly number[]) =>
  queryOptions({
    queryKey: [BILLING, 'what-if', sizes],
    queryFn: ({ signal }) => http.get<WhatIf>('/api/billing/what-if', { query: { sizes: sizes.join(',') }, signal }),
    placeholderData: keepPreviousData,
  });

export const changeBilling = (change: { autoTopUp: boolean }) => http.patch<Billing>('/api/billing', change);

/** The key makes a repetition harmless: the same key buys once. */
export const buyPackages = (count: number, key: string) => http.post<DialogPackagePage>('/api/billing/packages', { count, key });

export const payIn = (amountMinor: number, key: string) => http.post<Payment>('/api/billing/payments', { amountMinor, key });
