import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefusal, type ChannelAccount } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asObject, asText } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { call, type BotCall } from './api.js';
import { WANTED_UPDATES } from './parse.js';
import { nameOf } from './people.js';

/** Whose token it is. */
export async function check(channel: ConnectedChannel, http: HttpPort): Promise<ChannelAccount> {
  const me = asObject(await orRefusal({ method: 'getMe', params: {} }, channel, http));
  const username = asText(me.username, 255);
  return { id: asId(me.id), name: username === null ? nameOf(me) : `${nameOf(me) ?? username} (@${username})`, phone: null };
}

/** Telegram keeps what it could not bring for a day, so nothing is lost between an old address and this one. */
export async function subscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void> {
  const params = { url: hookUrl, secret_token: channel.secrets.webhook_secret, allowed_updates: WANTED_UPDATES };
  await orRefusal({ method: 'setWebhook', params }, channel, http);
}

/** What waits at Telegram stays there: whoever asks next gets it. */
export async function unsubscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void> {
  const set = asText(asObject(await orRefusal({ method: 'getWebhookInfo', params: {} }, channel, http)).url);
  // Somebody else's address is not ours to take away.
  if (set === hookUrl) await orRefusal({ method: 'deleteWebhook', params: { drop_pending_updates: false } }, channel, http);
}

async function orRefusal(asked: BotCall, channel: ConnectedChannel, http: HttpPort): Promise<unknown> {
  try {
    return await call(asked, channel, http);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const { reason, detail, code } = error;
    if (reason === 'token_invalid' || code === 'not_configured') throw new ChannelRefusal('secrets.bot_token', 'token_invalid', detail);
    if (reason === 'address_not_allowed') throw new ChannelRefusal('settings.base_url', reason, detail);
    if (error.mayRetry || error.kind === 'unknown') throw new ChannelRefusal(null, 'provider_unavailable', detail);
    throw new ChannelRefusal(null, asked.method === 'setWebhook' ? 'webhook_refused' : 'provider_refused', detail);
  }
}
