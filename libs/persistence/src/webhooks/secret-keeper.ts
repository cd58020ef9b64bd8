import type { SecretKeeper } from '#domain/webhooks/webhook-store.port.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** The domain's wishes about secrets, by the same sealed form that the workers open to sign. */
export class SealedSecretKeeper implements SecretKeeper {
  private readonly secrets: WebhookSecrets;

  constructor(box: SecretBox) {
    this.secrets = new WebhookSecrets(box);
  }

  fresh(companyId: number): { secret: string; sealed: string } {
    const secrets = WebhookSecrets.fresh();
    return { secret: secrets.current, sealed: this.secrets.seal(companyId, secrets) };
  }

  rotated(companyId: number, sealed: string, now: Date): { secret: string; sealed: string; previousUntil: Date } {
    const secrets = WebhookSecrets.rotated(this.secrets.open(companyId, sealed), now);
    return {
      secret: secrets.current,
      sealed: this.secrets.seal(companyId, secrets),
      previousUntil: new Date(secrets.previousUntil ?? now),
    };
  }

  withoutPrevious(companyId: number, sealed: string): string {
    const { current } = this.secrets.open(companyId, sealed);
    return this.secrets.seal(companyId, { current });
  }

  /** Until when two secrets sign; null = only one does. */
  previousUntil(companyId: number, sealed: string, now: Date): Date | null {
    const { previousUntil } = this.secrets.open(companyId, sealed);
    const end = previousUntil === undefined ? null : new Date(previousUntil);
    return end && end > now ? end : null;
  }
}
