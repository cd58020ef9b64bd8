import { ChannelRefusal } from '../connector.js';
import { SendError } from '../send-error.js';

/** What a question about the channel itself was refused for, where it is the same at every provider. Null: something of the provider's own. */
export function commonRefusal(error: unknown, credential: string): ChannelRefusal | null {
  if (!(error instanceof SendError)) throw error;
  const { reason, detail, code } = error;
  if (reason === 'token_invalid' || code === 'not_configured') {
    return new ChannelRefusal(credential, credential === 'secrets.api_key' ? 'key_invalid' : 'token_invalid', detail);
  }
  if (reason === 'address_not_allowed') return new ChannelRefusal('settings.base_url', reason, detail);
  if (error.mayRetry || error.kind === 'unknown') return new ChannelRefusal(null, 'provider_unavailable', detail);
  return reason === 'no_permission' ? new ChannelRefusal(credential, reason, detail) : null;
}
