import type { SecretSealer } from '#domain/channels/connect-channel.js';
import type { SecretBox } from '../encryption/secret-box.js';

/** What the seal is bound to, besides the company: a sealed text moved to another column does not open. */
const COLUMN = 'channel.secrets';

/** A channel's secrets as they lie in `channel.secrets`: one sealed JSON object of names and values. */
export class ChannelSecrets implements SecretSealer {
  constructor(private readonly box: SecretBox) {}

  seal(companyId: number, secrets: Record<string, string>): string {
    return this.box.seal(companyId, COLUMN, JSON.stringify(secrets));
  }

  open(companyId: number, sealed: string): Record<string, string> {
    return JSON.parse(this.box.open(companyId, COLUMN, sealed)) as Record<string, string>;
  }
}
