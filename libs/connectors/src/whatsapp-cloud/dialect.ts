import type { ConnectedChannel } from '#domain/channels/channel.js';
import { baseUrlOf, type Dialect } from '../whatsapp/dialect.js';

/** The number and the account, as part of an address. */
export const numberPath = (channel: ConnectedChannel, edge = ''): string =>
  `/${encodeURIComponent(channel.settings.phone_number_id ?? '')}${edge}`;
export const accountPath = (channel: ConnectedChannel, edge: string): string =>
  `/${encodeURIComponent(channel.settings.waba_id ?? '')}${edge}`;

/** Meta's own API. */
export const CLOUD: Dialect = {
  transport: 'whatsapp-cloud',
  defaultBaseUrl: 'https://graph.facebook.com/v25.0',
  authorization: ({ secrets }) => ({ authorization: `Bearer ${secrets.access_token ?? ''}` }),
  lacks: ({ secrets, settings }) =>
    secrets.access_token && settings.phone_number_id ? null : 'The channel has no access token or no phone number id.',
  messagesPath: (channel) => numberPath(channel, '/messages'),
  mediaPath: (channel) => numberPath(channel, '/media'),
  mediaAddressPath: (mediaId, channel) =>
    `/${encodeURIComponent(mediaId)}?phone_number_id=${encodeURIComponent(channel.settings.phone_number_id ?? '')}`,
  bytesAt: (url, channel) => ({ url, authorized: isMetas(url, channel) }),
  asksAgainForFiles: true,
};

/** The token goes to Meta's hosts and to the one that the channel names, not to wherever an answer points. */
function isMetas(url: string, channel: ConnectedChannel): boolean {
  const home = baseUrlOf(CLOUD, channel);
  if (!URL.canParse(url) || !URL.canParse(home)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(home).origin) return true;
  return protocol === 'https:' && /(^|\.)(fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net)$/.test(hostname);
}
