import { Injectable } from '@nestjs/common';
import type { PaymentNotice } from '#domain/billing/payment-provider.port.js';
import { PaymentStore } from '#persistence/billing/payment.store.js';
import { Log } from '../../platform/log.js';

/**
 * Takes in what a payment provider tells. What cannot be entered is reported, and answered as received all the same: the provider would only
 * say it again.
 */
@Injectable()
export class TakePaymentNotice {
  constructor(
    private readonly store: PaymentStore,
    private readonly log: Log,
  ) {}

  async run(notice: PaymentNotice): Promise<void> {
    if (notice.kind === 'other') return;
    const { reference } = notice;
    const settled =
      notice.kind === 'refund' ? await this.store.refund(reference, notice.refund) : await this.store.settle(reference, notice.standing);
    const about = { companyId: reference.companyId, paymentId: reference.paymentId };
    if (!settled) return this.log.failure('a payment provider told of a payment that is not ours', new PaymentNotOurs(), about);
    const { problem } = settled.payment;
    if (settled.changed && problem)
      this.log.failure('a payment is not entered as the provider has it', new PaymentNotEntered(problem), about);
  }
}

class PaymentNotOurs extends Error {
  override name = 'PaymentNotOurs';
}

class PaymentNotEntered extends Error {
  override name = 'PaymentNotEntered';
}
