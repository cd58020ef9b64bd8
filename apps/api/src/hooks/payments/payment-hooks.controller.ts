import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../access/auth.decorators.js';
import { RouteNotFound } from '../../http/http.errors.js';
import { Payments } from '../../payments/payments.js';
import { SignatureRefused } from '../hooks.errors.js';
import { TakePaymentNotice } from './take-payment-notice.js';

/** What a payment provider tells of payments. Its signature is over the bytes, which come as they were sent. */
@ApiExcludeController()
@Public()
@Controller('hooks/payments/stripe')
export class PaymentHooksController {
  constructor(
    private readonly payments: Payments,
    private readonly take: TakePaymentNotice,
  ) {}

  @Post()
  @HttpCode(200)
  async notice(@Req() request: FastifyRequest): Promise<{ received: true }> {
    const { provider } = this.payments;
    if (!provider) throw new RouteNotFound();
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const notice = provider.notice(request.headers, body, new Date());
    if (!notice) throw new SignatureRefused(401);
    await this.take.run(notice);
    return { received: true };
  }
}
