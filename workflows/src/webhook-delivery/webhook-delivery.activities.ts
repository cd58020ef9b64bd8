import type { SwitchOffReason, WebhookDeliveryInput } from './webhook-delivery.contract.js';

export interface WebhookDeliveryActivities {
  /**
   * Attempts what is due, so much as fits into a moment. Answers in how many milliseconds the next is due, null when none waits or the
   * webhook is switched off. Safe to ask again: the database knows what is due.
   */
  attemptDue(webhook: WebhookDeliveryInput): Promise<{ nextInMs: number | null }>;
  /** Tells the company's admins by mail that the webhook is off. */
  tellAdmins(webhook: WebhookDeliveryInput & { reason: SwitchOffReason }): Promise<void>;
}
