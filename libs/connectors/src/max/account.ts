import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefusal, type ChannelAccount } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asList, asObject, asText, type JsonObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { call, type BotCall } from './api.js';
import type { Dialect } from './dialect.js';
import { WANTED_UPDATES } from './parse.js';
import { nameOf } from './people.js';

/** Whose token it is. */
export async function check(dialect: Dialect, channel: ConnectedChannel, http: HttpPort): Promise<ChannelAccount> {
  const me = await orRefusal({ method: 'GET', path: '/me' }, dialect, channel, http);
  const [name, username] = [asText(me.name, 255) ?? nameOf(me), asText(me.username, 255)];
  return { id: asId(me.user_id), name: username === null ? name : `${name ?? username} (@${username})`, phone: null };
}

/** Subscriptions accumulate, so an earlier address of this very channel is taken away. */
export async function subscribe(dialect: Dialect, channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void> {
  const secret = channel.secrets.webhook_secret;
  const url = dialect.secretHeader === null && secret ? `${hookUrl}?${new URLSearchParams({ secret }).toString()}` : hookUrl;
  const old = (await subscriptions(dialect, channel, http)).filter((address) => address !== url && isThisChannels(address, channel));
  for (const address of old) await orRefusal({ method: 'DELETE', path: '/subscriptions', query: { url: address } }, dialect, channel, http);
  const json = { url, update_types: WANTED_UPDATES, ...(dialect.secretHeader === null ? {} : { secret }) };
  await orRefusal({ method: 'POST', path: '/subscriptions', json }, dialect, channel, http);
}

/** Also before the messenger is asked for updates: it brings them to a webhook or answers, not both. */
export async function unsubscribe(dialect: Dialect, channel: ConnectedChannel, http: HttpPort): Promise<void> {
  for (const url of (await subscriptions(dialect, channel, http)).filter((address) => isThisChannels(address, channel))) {
    await orRefusal({ method: 'DELETE', path: '/subscriptions', query: { url } }, dialect, channel, http);
  }
}

async function subscriptions(dialect: Dialect, channel: ConnectedChannel, http: HttpPort): Promise<string[]> {
  const answer: JsonObject = await orRefusal({ method: 'GET', path: '/subscriptions' }, dialect, channel, http);
  return asList(answer.subscriptions).flatMap((subscription) => asText(asObject(subscription).url, 4096) ?? []);
}

const isThisChannels = (url: string, { transport, key }: ConnectedChannel): boolean =>
  URL.canParse(url) && new URL(url).pathname.endsWith(`/hooks/${transport}/${key}`);

async function orRefusal(asked: BotCall, dialect: Dialect, channel: ConnectedChannel, http: HttpPort): Promise<JsonObject> {
  try {
    return await call(asked, dialect, channel, http);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const { reason, detail, code } = error;
    if (reason === 'token_invalid' || code === 'not_configured') throw new ChannelRefusal('secrets.access_token', 'token_invalid', detail);
    if (reason === 'address_not_allowed') throw new ChannelRefusal('settings.base_url', reason, detail);
    if (error.mayRetry || error.kind === 'unknown') throw new ChannelRefusal(null, 'provider_unavailable', detail);
    throw new ChannelRefusal(null, asked.path === '/subscriptions' ? 'webhook_refused' : 'provider_refused', detail);
  }
}
