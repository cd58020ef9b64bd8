import type { ConnectedChannel } from '#domain/channels/channel.js';
import { baseUrlOf, type Dialect } from '../whatsapp/dialect.js';

/** Carries the secret that we gave with the webhook's address: 360dialog signs nothing, but sends the headers it was given. */
export const SECRET_HEADER = 'x-deskwire-secret';

/** Meta's bodies at another address; the key belongs to one number, so no address names it. */
export const DIALOG360: Dialect = {
  transport: 'whatsapp-360dialog',
  defaultBaseUrl: 'https://waba-v2.360dialog.io',
  authorization: ({ secrets }) => ({ 'd360-api-key': secrets.api_key ?? '' }),
  lacks: ({ secrets }) => (secrets.api_key ? null : 'The channel has no API key.'),
  messagesPath: () => '/messages',
  mediaPath: () => '/media',
  mediaAddressPath: (mediaId) => `/${encodeURIComponent(mediaId)}`,
  bytesAt,
  // Five failed questions within an hour, and 360dialog gives no file at all for the next hour.
  asksAgainForFiles: false,
};

/** Meta's own host does not know our key: 360dialog gives the file at the same path of its own. */
function bytesAt(url: string, channel: ConnectedChannel): { url: string; authorized: boolean } {
  const home = baseUrlOf(DIALOG360, channel);
  if (!URL.canParse(url) || !URL.canParse(home)) return { url, authorized: false };
  const { origin, hostname, pathname, search } = new URL(url);
  if (/(^|\.)fbsbx\.com$/.test(hostname)) return { url: `${home}${pathname}${search}`, authorized: true };
  return { url, authorized: origin === new URL(home).origin };
}
