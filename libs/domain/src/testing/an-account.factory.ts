import { Account, type AccountState } from '../packages/account.js';

/** The account of a company that has paid for nothing and is not metered, unless somebody says otherwise. */
export const anAccount = (more: Partial<AccountState>, { now, next }: { now: Date; next: () => number }): Account =>
  new Account({ ...{ timeZone: 'UTC', tariff: null, balanceMinor: 0, packages: [], month: null, blockedSince: null }, ...more }, now, {
    next,
  });
