import { PaymentRefused } from '#domain/billing/billing.errors.js';
import type { PaymentProvider } from '#domain/billing/payment-provider.port.js';
import type { PaymentStore } from '#persistence/billing/payment.store.js';
import type { PaymentActivities } from '#workflows/payment/payment.activities.js';

/** Nobody pays any more: the provider was never reached, and whoever asked did not ask again. */
const NOT_BEGUN_MS = 24 * 3_600_000;

/** Makes good what a webhook did not tell. */
export const paymentActivities = (
  store: Pick<PaymentStore, 'find' | 'settle' | 'giveUp'>,
  provider: Pick<PaymentProvider, 'look' | 'name'> | null,
  now: () => Date = () => new Date(),
): PaymentActivities => ({
  lookAtPayment: async ({ companyId, paymentId }) => {
    const payment = await store.find(companyId, paymentId);
    if (!payment) return { state: 'cancelled' };
    if (payment.state !== 'pending') return { state: payment.state };
    if (payment.externalId === null) {
      if (now().getTime() - payment.createdAt.getTime() < NOT_BEGUN_MS) return { state: 'pending' };
      return { state: (await store.giveUp(companyId, paymentId)).state };
    }
    if (provider?.name !== payment.provider) return { state: 'pending' };
    const standing = await provider.look(payment.externalId).catch((error: unknown) => {
      // Another account's payment, since the installation's key was changed.
      if (error instanceof PaymentRefused) return null;
      throw error;
    });
    const settled = standing && (await store.settle({ companyId, paymentId, key: payment.key }, standing));
    return { state: settled?.payment.state ?? 'pending' };
  },
});
