import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefusal, type ChannelAccount } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asObject, asText, type JsonObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { digitsOf } from '../whatsapp/people.js';
import { call, type GupshupCall } from './api.js';
import { apiOf, appIdOf, missingField } from './settings.js';

/** Whether the key opens this app. Only the partner API says whose number it is. */
export async function check(channel: ConnectedChannel, http: HttpPort): Promise<ChannelAccount> {
  const { settings } = channel;
  if (apiOf(channel) === 'self_serve') {
    const path = `/wa/app/${appIdOf(channel)}/template`;
    await orRefusal({ method: 'GET', path, query: { pageNo: '0', pageSize: '1' } }, 'provider_refused', channel, http);
    return { id: settings.app_id ?? null, name: settings.app_name ?? null, phone: digitsOf(settings.source_number) };
  }
  const answer = await orRefusal({ method: 'GET', path: `/partner/app/${appIdOf(channel)}/waba/info` }, 'provider_refused', channel, http);
  const info = asObject(answer.wabaInfo);
  if (asText(info.accountStatus, 64) === 'BANNED') throw new ChannelRefusal(null, 'account_banned');
  return { id: asId(info.wabaId), name: asText(info.verifiedName, 255), phone: digitsOf(info.phone) };
}

/** The answer, or why the channel cannot be used as it is, naming the field of the form that is wrong. */
export async function orRefusal(asked: GupshupCall, otherwise: string, channel: ConnectedChannel, http: HttpPort): Promise<JsonObject> {
  const missing = missingField(channel);
  if (missing !== null) throw new ChannelRefusal(missing, 'field_needed');
  try {
    return await call(asked, channel, http);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const { reason, detail } = error;
    const key = apiOf(channel) === 'partner' ? 'secrets.app_token' : 'secrets.api_key';
    if (reason === 'token_invalid') throw new ChannelRefusal(key, key === 'secrets.api_key' ? 'key_invalid' : reason, detail);
    if (reason === 'app_unknown') throw new ChannelRefusal('settings.app_id', 'not_found', detail);
    if (reason === 'address_not_allowed') throw new ChannelRefusal('settings.base_url', reason, detail);
    if (error.mayRetry || error.kind === 'unknown') throw new ChannelRefusal(null, 'provider_unavailable', detail);
    throw new ChannelRefusal(null, otherwise, detail);
  }
}
