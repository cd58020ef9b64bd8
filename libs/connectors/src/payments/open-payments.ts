import type { HttpPort } from '../http/http.port.js';
import { STRIPE_API, StripePayments } from './stripe/stripe-payments.js';

/** What an installation is told of its payment provider. */
export interface PaymentSettings {
  STRIPE_SECRET_KEY?: string;
  /** Separated by commas: two while the secret is changed. */
  STRIPE_WEBHOOK_SECRETS?: string;
  STRIPE_API_URL?: string;
}

/** Null: nobody takes payments here. */
export function openPayments(settings: PaymentSettings, http: HttpPort): StripePayments | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRETS: secrets, STRIPE_API_URL: apiUrl = STRIPE_API } = settings;
  if (secretKey === undefined || secrets === undefined) return null;
  const webhookSecrets = secrets.split(',').map((secret) => secret.trim());
  return new StripePayments({ secretKey, webhookSecrets: webhookSecrets.filter(Boolean), apiUrl: apiUrl.replace(/\/+$/, '') }, http);
}
