import { PaymentProviderUnavailable, PaymentRefused } from '#domain/billing/billing.errors.js';
import type { PaymentNotice, PaymentOrder, PaymentProvider } from '#domain/billing/payment-provider.port.js';
import type { PaymentStanding } from '#domain/billing/payment.js';
import { answerOf } from '../../http/api-exchange.js';
import { HttpFailure, type HttpPort, type HttpResponse } from '../../http/http.port.js';
import { asId, asObject, asWebAddress, type JsonObject } from '../../json/reading.js';
import { readNotice } from './notice.js';
import { METADATA, standingOf, writeReference } from './session.js';
import { isSigned } from './signature.js';

export interface StripeAccount {
  secretKey: string;
  /** Of the webhook; two while the secret is changed. */
  webhookSecrets: readonly string[];
  /** Where the API is; another address is a simulator's, and then no money moves. */
  apiUrl: string;
}

export const STRIPE_API = 'https://api.stripe.com';

/** Stripe's Checkout: the payer pays on a page of the provider, and a signed webhook says what came of it. */
export class StripePayments implements PaymentProvider {
  readonly name = 'stripe';

  constructor(
    private readonly account: StripeAccount,
    private readonly http: HttpPort,
  ) {}

  /** The keys of test mode say so themselves. */
  get test(): boolean {
    return this.account.apiUrl !== STRIPE_API || !/^(sk|rk)_live_/.test(this.account.secretKey);
  }

  async begin(order: PaymentOrder): Promise<{ externalId: string; url: string }> {
    // Asked twice under one key, it is the same session.
    const session = await this.call('POST', '/v1/checkout/sessions', formOf(order), `deskwire-${order.reference.key}`);
    const [externalId, url] = [asId(session['id']), asWebAddress(session['url'])];
    if (externalId === null || url === null) throw new PaymentProviderUnavailable();
    return { externalId, url };
  }

  look(externalId: string): Promise<PaymentStanding> {
    return this.standing('GET', `/v1/checkout/sessions/${encodeURIComponent(externalId)}`);
  }

  async cancel(externalId: string): Promise<PaymentStanding> {
    try {
      return await this.standing('POST', `/v1/checkout/sessions/${encodeURIComponent(externalId)}/expire`);
    } catch (error) {
      // What is paid or over cannot be cancelled: then it is as it is.
      if (error instanceof PaymentRefused) return this.look(externalId);
      throw error;
    }
  }

  /** What the provider tells; null: it was not the provider, or not now. */
  notice(headers: Readonly<Record<string, unknown>>, body: Uint8Array, now: Date): PaymentNotice | null {
    return isSigned(headers['stripe-signature'], body, this.account.webhookSecrets, now) ? readNotice(body) : null;
  }

  private async standing(method: 'GET' | 'POST', path: string): Promise<PaymentStanding> {
    const standing = standingOf(await this.call(method, path));
    if (standing === null) throw new PaymentProviderUnavailable();
    return standing;
  }

  private async call(method: 'GET' | 'POST', path: string, form?: URLSearchParams, key?: string): Promise<JsonObject> {
    const response = await this.exchange(method, path, form, key);
    if (response.status >= 200 && response.status < 300) return answerOf(response);
    // 409: the same request is still under way; 429 and 5xx: later.
    if (response.status === 409 || response.status === 429 || response.status >= 500) throw new PaymentProviderUnavailable();
    const error = asObject(answerOf(response)['error']);
    throw new PaymentRefused(asId(error['code']) ?? asId(error['type']) ?? String(response.status));
  }

  private async exchange(method: 'GET' | 'POST', path: string, form?: URLSearchParams, key?: string): Promise<HttpResponse> {
    const headers = {
      authorization: `Bearer ${this.account.secretKey}`,
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    try {
      return await this.http.request({ method, url: `${this.account.apiUrl}${path}`, headers, ...(form && { body: form.toString() }) });
    } catch (error) {
      if (error instanceof HttpFailure) throw new PaymentProviderUnavailable();
      throw error;
    }
  }
}

/** The fields of a Checkout Session with one line. */
function formOf({ reference, amountMinor, currency, title, locale, returnUrl }: PaymentOrder): URLSearchParams {
  const text = writeReference(reference);
  return new URLSearchParams({
    mode: 'payment',
    client_reference_id: text,
    success_url: returnUrl,
    cancel_url: returnUrl,
    locale,
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': currency.toLowerCase(),
    'line_items[0][price_data][unit_amount]': String(amountMinor),
    'line_items[0][price_data][product_data][name]': title,
    [`metadata[${METADATA}]`]: text,
    [`payment_intent_data[metadata][${METADATA}]`]: text,
  });
}
