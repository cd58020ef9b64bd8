import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefusal } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asList, asObject, asText } from '../json/reading.js';
import { orRefusal } from './account.js';
import type { GupshupCall } from './api.js';
import { apiOf, appIdOf } from './settings.js';

/** Gupshup signs nothing; it sends the headers that the subscription names, or calls the address with all that is in it. */
export const SECRET_HEADER = 'x-deskwire-secret';

/** What is not chosen is not told: sent, delivered and read, and since 2025 failed too. No prices: nothing would be done with them. */
const MODES = ['MESSAGE', 'ENQUEUED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'DELETED', 'OTHERS'];
/** Not every app may choose these. */
const MORE_MODES = ['TEMPLATE', 'ACCOUNT', 'COEXISTENCE'];

interface Subscription {
  id: string;
  url: string;
}

/**
 * One subscription of this channel's, in its API's version. A second one, of the other version, would bring every event twice,
 * so whatever else points to this channel goes.
 */
export async function subscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void> {
  const [first, ...others] = await ownSubscriptions(channel, http);
  for (const { id } of others) await remove(id, channel, http);
  const ask = (modes: readonly string[]): Promise<unknown> =>
    orRefusal(
      {
        ...(first ? { method: 'PUT', path: edgeOf(channel, first.id) } : { method: 'POST', path: edgeOf(channel) }),
        form: { ...formOf(channel, hookUrl), modes: modes.join(',') },
      },
      'webhook_refused',
      channel,
      http,
    );
  try {
    await ask([...MODES, ...MORE_MODES]);
  } catch (error) {
    if (!(error instanceof ChannelRefusal) || error.reason !== 'webhook_refused') throw error;
    await ask(MODES);
  }
}

export async function unsubscribe(channel: ConnectedChannel, http: HttpPort): Promise<void> {
  for (const { id } of await ownSubscriptions(channel, http)) await remove(id, channel, http);
}

/** The partner's API sends our secret as a header; self-serve has only the address to carry it. */
function formOf(channel: ConnectedChannel, hookUrl: string): Record<string, unknown> {
  const secret = channel.secrets.webhook_secret ?? '';
  const tag = `deskwire-${channel.key.slice(0, 12)}`;
  const common = { tag, active: 'true', showOnUI: 'false' };
  if (apiOf(channel) === 'partner') return { ...common, url: hookUrl, version: '3', meta: { headers: { [SECRET_HEADER]: secret } } };
  return { ...common, url: `${hookUrl}?${new URLSearchParams({ secret }).toString()}`, version: '2' };
}

async function ownSubscriptions(channel: ConnectedChannel, http: HttpPort): Promise<Subscription[]> {
  const answer = await orRefusal({ method: 'GET', path: edgeOf(channel) }, 'webhook_refused', channel, http);
  return asList(answer.subscriptions)
    .map(asObject)
    .flatMap((item) => {
      const [id, url] = [asId(item.id), asText(item.url, 4096)];
      return id !== null && url !== null && isThisChannels(url, channel) ? [{ id, url }] : [];
    });
}

const isThisChannels = (url: string, { transport, key }: ConnectedChannel): boolean =>
  URL.canParse(url) && new URL(url).pathname.endsWith(`/hooks/${transport}/${key}`);

const remove = (id: string, channel: ConnectedChannel, http: HttpPort): Promise<unknown> =>
  orRefusal({ method: 'DELETE', path: edgeOf(channel, id) }, 'webhook_refused', channel, http);

function edgeOf(channel: ConnectedChannel, id?: string): GupshupCall['path'] {
  const app = `${apiOf(channel) === 'partner' ? '/partner' : '/wa'}/app/${appIdOf(channel)}/subscription`;
  return id === undefined ? app : `${app}/${encodeURIComponent(id)}`;
}
