import type { OldHook, Webhook } from './webhook.js';

export interface WebhookStore {
  /** Throws `TooManyWebhooks`, however many are added at the same moment, and `UnknownChannel`. */
  add(webhook: Webhook): Promise<number>;
  /** Loads with a lock, lets `change` work on it and stores; throws `not_found` and `UnknownChannel`. */
  change(companyId: number, webhookId: number, change: (webhook: Webhook) => void): Promise<void>;
  /** Its deliveries go with it; throws `not_found`. */
  remove(companyId: number, webhookId: number): Promise<void>;
  /** Puts the old single hook in place, or takes it away where `change` answers null. */
  putOld(companyId: number, kind: OldHook, change: (existing: Webhook | null) => Webhook | null): Promise<void>;
}

/** Makes secrets and seals them. Nobody else sees one open, but whoever it is shown to once. */
export interface SecretKeeper {
  fresh(companyId: number): { secret: string; sealed: string };
  /** The secret until now stays valid for a while beside the new one. */
  rotated(companyId: number, sealed: string, now: Date): { secret: string; sealed: string; previousUntil: Date };
  /** Only the current secret stays. */
  withoutPrevious(companyId: number, sealed: string): string;
}
