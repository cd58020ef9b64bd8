import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { PaymentActivities } from './payment.activities.js';
import { paymentChangedSignal, paymentStateQuery, type PaymentInput, type PaymentResult } from './payment.contract.js';

/** The payer may need minutes, a webhook that was lost is missed soon, a bank may take days. */
const PAUSES = ['1 minute', '4 minutes', '10 minutes', '45 minutes', ...Array.from({ length: 27 }, () => '6 hours' as const)] as const;

/** A provider that is away is asked again; it keeps what was paid. */
const { lookAtPayment } = proxyActivities<PaymentActivities>({
  ...{ taskQueue: 'connectors', startToCloseTimeout: '1 minute' },
  retry: { maximumInterval: '10 minutes' },
});

/** Sees that a payment is credited even if nobody tells of it. */
export async function payment(input: PaymentInput): Promise<PaymentResult> {
  let heard = 0;
  let asked = 0;
  handleSignals(on(paymentChangedSignal, () => (heard += 1)));
  setHandler(paymentStateQuery, () => ({ asked }));

  // The start itself comes with a signal, which says nothing yet.
  let known = 1;
  for (const pause of PAUSES) {
    await condition(() => heard > known, pause);
    known = Math.max(known, heard);
    asked += 1;
    const { state } = await lookAtPayment({ companyId: input.companyId, paymentId: input.paymentId });
    if (state !== 'pending') return { ended: state };
  }
  return { ended: 'pending' };
}
