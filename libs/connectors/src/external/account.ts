import { randomUUID } from 'node:crypto';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefusal, type ChannelAccount } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asText } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { tell } from './program.js';

const FIELD = 'settings.outbound_url';

/** Sends the program a `ping`; it may answer with its name. A channel without an address has nobody to ask. */
export async function check(channel: ConnectedChannel, http: HttpPort): Promise<ChannelAccount> {
  const url = channel.settings.outbound_url;
  if (url && !/^https?:\/\//i.test(url)) throw new ChannelRefusal(FIELD, 'address_not_allowed');
  try {
    const answer = await tell(randomUUID(), { type: 'ping' }, channel, http);
    return { id: asId(answer?.id), name: asText(answer?.name, 255), phone: null };
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const { reason, detail, code } = error;
    if (reason === 'address_not_allowed') throw new ChannelRefusal(FIELD, reason, detail);
    if (code === 'not_configured') throw new ChannelRefusal('secrets.signing_secret', 'provider_refused', detail);
    throw new ChannelRefusal(FIELD, error.mayRetry ? 'provider_unavailable' : 'provider_refused', detail ?? code);
  }
}
