import { KeyUsed } from '#domain/billing/billing.errors.js';
import type { PaymentReference } from '#domain/billing/payment-provider.port.js';
import { problemOf, type Payment, type PaymentStanding, type RefundStanding } from '#domain/billing/payment.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Tx } from '../database.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { enterOnce, operatorNow, type LedgerStore } from '../packages/ledger.store.js';
import { statement } from '../statement.js';

const COLUMNS = `id, company_id as "companyId", key, provider, test, amount_minor as "amountMinor", currency, state, external_id as "externalId", url,
  refunded_minor as "refundedMinor", refund_entered_minor as "refundEnteredMinor", problem, created_at as "createdAt"`;

const add = statement(
  'payments.add',
  `insert into payment (company_id, key, provider, test, amount_minor, currency, operator_id)
   select $1, $2, $3, $4, $5, c.currency, $6 from company c where c.id = $1
   on conflict (company_id, key) do nothing returning ${COLUMNS}`,
);
const byKey = statement('payments.by_key', `select ${COLUMNS} from payment where company_id = $1 and key = $2`);
const byId = statement('payments.by_id', `select ${COLUMNS} from payment where company_id = $1 and id = $2`);
const begun = statement(
  'payments.begun',
  `update payment set external_id = $3, url = $4 where company_id = $1 and id = $2 and external_id is null`,
);
const save = statement(
  'payments.save',
  `update payment set state = $3, external_id = coalesce(external_id, $4), refunded_minor = $5, refund_entered_minor = $6, problem = $7,
     settled_at = case when $3 = 'pending' then null else coalesce(settled_at, now()) end
   where company_id = $1 and id = $2`,
);
const balance = statement('payments.balance', `select balance_minor as "balanceMinor" from account where company_id = $1`);

export interface NewPayment {
  key: string;
  provider: string;
  test: boolean;
  amountMinor: number;
}

/** What became of something that a provider told. */
export interface Settled {
  payment: Payment;
  /** Nothing that was not known before. */
  changed: boolean;
}

/** The process that asks the provider where nobody tells us. */
export const paymentProcessId = (paymentId: number): string => `payment:${paymentId}`;

/**
 * Payments that companies asked for, and what providers say became of them. Whatever is said twice, late or in the wrong order, money is
 * credited once: under the account's lock, with the payment's own key in the ledger.
 */
export class PaymentStore {
  constructor(private readonly ledger: LedgerStore) {}

  /** Once for a key; its process waits from this moment on. Throws `KeyUsed`. */
  add(companyId: number, { key, provider, test, amountMinor }: NewPayment): Promise<Payment> {
    return this.ledger.change(companyId, async (tx) => {
      const [added] = await tx.query<Payment>(add, [companyId, key, provider, test, amountMinor, operatorNow()]);
      if (added) {
        const payload = { companyId, paymentId: added.id };
        addToOutbox(tx, [{ process: 'payment', action: 'start', workflowId: paymentProcessId(added.id), payload }]);
        return added;
      }
      const [known] = await tx.query<Payment>(byKey, [companyId, key]);
      if (!known || known.amountMinor !== amountMinor) throw new KeyUsed();
      return known;
    });
  }

  async find(companyId: number, id: number): Promise<Payment | null> {
    return this.ledger.look(companyId, (tx) => paymentOf(tx, id));
  }

  /** The provider was reached. */
  async begun(companyId: number, id: number, { externalId, url }: { externalId: string; url: string }): Promise<void> {
    await this.ledger.look(companyId, (tx) => tx.query(begun, [companyId, id, externalId, url]));
  }

  /** Takes in where a payment stands. Null: we know of no such payment. */
  settle({ companyId, paymentId, key }: PaymentReference, standing: PaymentStanding): Promise<Settled | null> {
    return this.ledger.change(companyId, async (tx) => {
      const payment = await paymentOf(tx, paymentId);
      if (payment?.key !== key || (payment.externalId !== null && payment.externalId !== standing.externalId)) return null;
      const after = { ...payment, externalId: standing.externalId };
      if (payment.state === 'paid' || standing.state === 'open') return saved(tx, payment, after);
      if (standing.state === 'cancelled') return saved(tx, payment, { ...after, state: 'cancelled' });
      const problem = problemOf(payment, standing);
      if (problem) return saved(tx, payment, { ...after, problem });
      const entry = `payment:${payment.provider}:${standing.externalId}`;
      const note = payment.test ? TEST_NOTE : '';
      await enterOnce(tx, { key: entry, kind: 'payment', amountMinor: payment.amountMinor, note, packageId: null });
      const paid: Payment = { ...after, state: 'paid', problem: null };
      return saved(tx, payment, await enterRefund(tx, paid));
    });
  }

  /** A payment that the provider never heard of is over. */
  giveUp(companyId: number, id: number): Promise<Payment> {
    return this.ledger.change(companyId, async (tx) => {
      const payment = await paymentOf(tx, id);
      if (!payment) throw notFound('Payment');
      if (payment.state !== 'pending' || payment.externalId !== null) return payment;
      return (await saved(tx, payment, { ...payment, state: 'cancelled' })).payment;
    });
  }

  /** Takes in what was given back until now. Null: we know of no such payment. */
  refund({ companyId, paymentId, key }: PaymentReference, refund: RefundStanding): Promise<Settled | null> {
    return this.ledger.change(companyId, async (tx) => {
      const payment = await paymentOf(tx, paymentId);
      if (payment?.key !== key || refund.currency !== payment.currency || refund.test !== payment.test) return null;
      const refundedMinor = Math.max(payment.refundedMinor, Math.min(refund.refundedMinor, payment.amountMinor));
      return saved(tx, payment, await enterRefund(tx, { ...payment, refundedMinor }));
    });
  }
}

/** In the statement beside money that is none. */
export const TEST_NOTE = 'test';

/**
 * Of what was given back, what is not in the ledger yet, as far as the balance reaches: it never goes below nothing, and what was spent
 * already is for people to settle. What comes before the payment itself waits for it.
 */
async function enterRefund(tx: Tx, payment: Payment): Promise<Payment> {
  const owed = payment.refundedMinor - payment.refundEnteredMinor;
  if (payment.state !== 'paid' || owed === 0) return payment;
  const [account] = await tx.query<{ balanceMinor: number }>(balance, [tx.companyId]);
  const amountMinor = Math.min(owed, account?.balanceMinor ?? 0);
  const refundEnteredMinor = payment.refundEnteredMinor + amountMinor;
  const problem = amountMinor < owed ? 'refund_exceeds_balance' : null;
  if (amountMinor === 0) return { ...payment, problem };
  const key = `refund:${payment.provider}:${payment.externalId}:${refundEnteredMinor}`;
  await enterOnce(tx, { key, kind: 'refund', amountMinor: -amountMinor, note: payment.test ? TEST_NOTE : '', packageId: null });
  return { ...payment, refundEnteredMinor, problem };
}

async function paymentOf(tx: Tx, id: number): Promise<Payment | null> {
  const [payment] = await tx.query<Payment>(byId, [tx.companyId, id]);
  return payment ?? null;
}

async function saved(tx: Tx, before: Payment, payment: Payment): Promise<Settled> {
  const { state, externalId, refundedMinor, refundEnteredMinor, problem } = payment;
  if (JSON.stringify(before) === JSON.stringify(payment)) return { payment, changed: false };
  await tx.query(save, [tx.companyId, payment.id, state, externalId, refundedMinor, refundEnteredMinor, problem]);
  await tellAudit(tx, before, payment);
  // The process that waits has nothing to wait for any more.
  if (before.state !== payment.state) {
    const payload = { companyId: tx.companyId, paymentId: payment.id };
    addToOutbox(tx, [{ process: 'payment', action: 'start', workflowId: paymentProcessId(payment.id), payload }]);
  }
  return { payment, changed: true };
}

async function tellAudit(tx: Tx, before: Payment, { id, state, amountMinor, refundedMinor, problem, test }: Payment): Promise<void> {
  const object = { kind: 'payment', id, name: null };
  if (before.state !== state) await recordAudit(tx, { action: `payment.${state}`, object, after: { amountMinor, test } });
  if (before.refundedMinor !== refundedMinor) await recordAudit(tx, { action: 'payment.refunded', object, after: { refundedMinor, test } });
  if (problem && before.problem !== problem) await recordAudit(tx, { action: 'payment.not_entered', object, after: { problem } });
}
