import { randomBytes } from 'node:crypto';
import type { SecretBox } from '../encryption/secret-box.js';

/** What the seal is bound to, besides the company: a sealed text moved to another column does not open. */
const COLUMN = 'webhook.secrets';
const SECRET_BYTES = 32;
/** A receiver has so long to learn the new secret. */
const OVERLAP_MS = 24 * 60 * 60 * 1000;

/** What a webhook's deliveries are signed with, each `whsec_` and 32 bytes in base64. */
export interface SigningSecrets {
  current: string;
  /** Signs beside the current one until then. */
  previous?: string;
  previousUntil?: string;
}

/** A webhook's secrets as they lie in `webhook.secrets`: sealed JSON. */
export class WebhookSecrets {
  constructor(private readonly box: SecretBox) {}

  static fresh(): SigningSecrets {
    return { current: newSecret() };
  }

  /** A new secret; the one until now is valid for another day. */
  static rotated({ current }: SigningSecrets, now: Date): SigningSecrets {
    return { current: newSecret(), previous: current, previousUntil: new Date(now.getTime() + OVERLAP_MS).toISOString() };
  }

  /** Those to sign with at this moment, the current one first. */
  static validAt({ current, previous, previousUntil }: SigningSecrets, now: Date): string[] {
    const overlaps = previous !== undefined && previousUntil !== undefined && new Date(previousUntil) > now;
    return overlaps ? [current, previous] : [current];
  }

  seal(companyId: number, secrets: SigningSecrets): string {
    return this.box.seal(companyId, COLUMN, JSON.stringify(secrets));
  }

  open(companyId: number, sealed: string): SigningSecrets {
    return JSON.parse(this.box.open(companyId, COLUMN, sealed)) as SigningSecrets;
  }
}

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
