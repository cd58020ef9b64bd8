import { STATEMENT_KINDS, type StatementKind } from '../../api/billing.js';

/** What the address of the page says: which part of the statement is looked at, and the payment that one comes back from. */
export interface BillingSearch {
  from?: string | undefined;
  to?: string | undefined;
  /** None = all of them. */
  kinds?: StatementKind[] | undefined;
  payment?: number | undefined;
}

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

export function billingSearch(search: Record<string, unknown>): BillingSearch {
  const [from, to] = [day(search['from']), day(search['to'])];
  const named = Array.isArray(search['kinds']) ? search['kinds'] : [search['kinds']];
  const kinds = STATEMENT_KINDS.filter((kind) => named.includes(kind));
  const payment = Number(search['payment']);
  return {
    // Half a period, or one that ends before it begins, says nothing.
    ...(from && to && from <= to ? { from, to } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(Number.isSafeInteger(payment) && payment > 0 ? { payment } : {}),
  };
}
