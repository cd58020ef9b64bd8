import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { http, withQuery } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

/** Days are dates in the company's time zone ("2026-11-28"), moments ISO 8601, money minor units of the company's currency. */

export type Billing = Schemas['Billing'];
export type Tariff = Schemas['BillingTariff'];
/** How many dialogs became active on a day. */
export type ActiveOnDay = Schemas['BillingDay'];
export type DialogPackage = Schemas['DialogPackage'];
export type Payment = Schemas['BillingPayment'];
export type PaymentState = Payment['state'];
export type StatementPage = Schemas['Statement'];
export type StatementRow = Schemas['StatementLine'];
export type StatementKind = StatementRow['kind'];
export type WhatIfOption = Schemas['PackageOption'];

export const STATEMENT_KINDS = [
  'opening',
  'payment',
  'refund',
  'package',
  'adjustment',
  'top_up',
  'single',
  'returned',
] as const satisfies readonly StatementKind[];

/** Both days are part of it; no kinds = all of them. */
export interface StatementFilter {
  from: string;
  to: string;
  kinds: readonly StatementKind[];
}

const BILLING = 'billing';
const PACKAGES_AT_ONCE = 6;
/** Messages are paid for all the time; whoever looks at it sees how it goes on, in every part of the page. */
const LOOKS_AGAIN_MILLISECONDS = 60_000;

export const billingKeys = { all: [BILLING] as const };

export const billingQuery = queryOptions({
  queryKey: [BILLING, 'overview'],
  queryFn: ({ signal }) => http.get<Billing>('/api/billing', { signal }),
  refetchInterval: LOOKS_AGAIN_MILLISECONDS,
  staleTime: 0,
});

/** The newest first. */
export const packagesQuery = infiniteQueryOptions({
  queryKey: [BILLING, 'packages'],
  queryFn: ({ pageParam, signal }) =>
    http.get<Schemas['DialogPackagePage']>('/api/billing/packages', { query: { before: pageParam, limit: PACKAGES_AT_ONCE }, signal }),
  initialPageParam: null as number | null,
  getNextPageParam: ({ next }) => next,
  refetchInterval: LOOKS_AGAIN_MILLISECONDS,
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
    refetchInterval: LOOKS_AGAIN_MILLISECONDS,
    staleTime: 0,
  });

/** Where the same comes as a file, all of it. */
export const statementFilePath = (filter: StatementFilter, format: 'csv' | 'xlsx', language: string): string =>
  withQuery('/api/billing/statement/file', { format, language, ...statementParameters(filter) });

export const whatIfQuery = (sizes: readonly number[]) =>
  queryOptions({
    queryKey: [BILLING, 'what-if', sizes],
    queryFn: ({ signal }) => http.get<Schemas['WhatIf']>('/api/billing/what-if', { query: { sizes: sizes.join(',') }, signal }),
    placeholderData: keepPreviousData,
  });

export const changeBilling = (change: { autoTopUp: boolean }) => http.patch<Billing>('/api/billing', change);

/** The key makes a repetition harmless: the same key buys once. */
export const buyPackages = (count: number, key: string) => http.post<Schemas['DialogPackagePage']>('/api/billing/packages', { count, key });

/** Nothing can be paid any more, unless it was meanwhile: the answer tells. */
export const cancelPayment = (id: number) => http.post<Payment>(`/api/billing/payments/${id}/cancel`);

export const payIn = (amountMinor: number, key: string) => http.post<Payment>('/api/billing/payments', { amountMinor, key });
