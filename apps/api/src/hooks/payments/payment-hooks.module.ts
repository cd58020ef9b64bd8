import { Module } from '@nestjs/common';
import { PaymentHooksController } from './payment-hooks.controller.js';
import { TakePaymentNotice } from './take-payment-notice.js';

/** Where payment providers call. */
@Module({ controllers: [PaymentHooksController], providers: [TakePaymentNotice] })
export class PaymentHooksModule {}
