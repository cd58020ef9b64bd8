import type { PaymentInput, PaymentResult } from './payment.contract.js';

export interface PaymentActivities {
  /** Where it stands, the provider asked if we do not know; what was paid is credited, once. May be asked again at any time. */
  lookAtPayment(payment: PaymentInput): Promise<{ state: PaymentResult['ended'] }>;
}
