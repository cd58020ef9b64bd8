import { SendError } from '#connectors/send-error.js';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { SecretBox } from '#persistence/encryption/secret-box.js';

/** A channel as it is stored, with its secrets sealed. */
export interface SealedChannel {
  id: number;
  transport: string;
  key: string;
  settings: Record<string, string>;
  secrets: string;
}

export type OpenChannel = (companyId: number, channel: SealedChannel) => ConnectedChannel;

/** Opens secrets for one exchange with the provider; they are kept nowhere. A channel whose secrets can't be read is broken. */
export function channelOpener(secretBox: SecretBox): OpenChannel {
  return (companyId, { id, transport, key, settings, secrets }) => {
    try {
      const opened = JSON.parse(secretBox.open(companyId, 'channel.secrets', secrets)) as Record<string, string>;
      return { id, companyId, transport, key, settings, secrets: opened };
    } catch {
      throw new SendError('channel_broken', 'secrets_unreadable', 'not_configured');
    }
  };
}
