import { createHmac } from 'node:crypto';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefusal, type ChannelAccount } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asList, asObject, asText, type JsonObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { call, type ApiCall } from '../whatsapp/api.js';
import { commonRefusal } from '../whatsapp/check-refused.js';
import { accountPath, CLOUD, numberPath } from './dialect.js';

const TOKEN = 'secrets.access_token';
/** Accounts with more pages of numbers than this are not searched further. */
const MOST_PAGES = 20;

/** Whose number it is, and whether it belongs to the account; the proof shows that the app secret is the token's. */
export async function check(channel: ConnectedChannel, http: HttpPort): Promise<ChannelAccount> {
  const query = { fields: 'id,display_phone_number,verified_name', appsecret_proof: proofOf(channel) };
  const number = await asked({ method: 'GET', path: numberPath(channel), query }, channel, http, (error) =>
    /appsecret_proof/i.test(error.detail ?? '')
      ? new ChannelRefusal('secrets.app_secret', 'app_secret_wrong', error.detail)
      : new ChannelRefusal('settings.phone_number_id', 'not_found', error.detail),
  );
  await assertInAccount(channel, http);
  return { id: asId(number.id), name: asText(number.verified_name, 255), phone: asText(number.display_phone_number, 64) };
}

/** Meta compares it with its own: a channel with another app's secret would turn every webhook away. */
function proofOf({ secrets }: ConnectedChannel): string {
  return createHmac('sha256', secrets.app_secret ?? '')
    .update(secrets.access_token ?? '')
    .digest('hex');
}

async function assertInAccount(channel: ConnectedChannel, http: HttpPort): Promise<void> {
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query: Record<string, string> = { fields: 'id', limit: '100', ...(after === null ? {} : { after }) };
    const path = accountPath(channel, '/phone_numbers');
    const answer: JsonObject = await asked(
      { method: 'GET', path, query },
      channel,
      http,
      ({ detail }) => new ChannelRefusal('settings.waba_id', 'not_found', detail),
    );
    if (asList(answer.data).some((number) => asId(asObject(number).id) === channel.settings.phone_number_id)) return;
    after = nextPage(answer);
    if (after === null) break;
  }
  throw new ChannelRefusal('settings.waba_id', 'number_of_another_account');
}

/** Where the next page begins. The last page has a cursor too, but no `next`. */
export function nextPage(answer: JsonObject): string | null {
  const paging = asObject(answer.paging);
  return asText(paging.next, 4096) === null ? null : asText(asObject(paging.cursors).after, 2048);
}

/**
 * The app is subscribed to the account, and this number's webhooks are called to our address, wherever the app sends those of its
 * other numbers. An account that is subscribed stays as it is: doing it again would take an address away that others have set there.
 */
export async function subscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void> {
  const refused = ({ detail }: SendError): ChannelRefusal => new ChannelRefusal(null, 'webhook_refused', detail);
  const app = asId((await asked({ method: 'GET', path: '/app', query: { fields: 'id' } }, channel, http, refused)).id);
  const path = accountPath(channel, '/subscribed_apps');
  const { data } = await asked({ method: 'GET', path }, channel, http, refused);
  const isSubscribed = asList(data).some((entry) => asId(asObject(asObject(entry).whatsapp_business_api_data).id) === app);
  if (!isSubscribed) await asked({ method: 'POST', path, json: {} }, channel, http, refused);
  await redirect(channel, hookUrl, http, refused);
}

/** The account stays subscribed for the app's other numbers. */
export async function unsubscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void> {
  const refused = ({ detail }: SendError): ChannelRefusal => new ChannelRefusal(null, 'provider_refused', detail);
  try {
    const query = { fields: 'webhook_configuration' };
    const number = await asked({ method: 'GET', path: numberPath(channel), query }, channel, http, refused);
    // Somebody else's address is not ours to take away.
    if (asObject(number.webhook_configuration).phone_number === hookUrl) await redirect(channel, '', http, refused);
  } catch (error) {
    const forgotten = error instanceof ChannelRefusal && ['token_invalid', 'no_permission', 'provider_refused'].includes(error.reason);
    if (!forgotten) throw error;
  }
}

async function redirect(
  channel: ConnectedChannel,
  hookUrl: string,
  http: HttpPort,
  refused: (error: SendError) => ChannelRefusal,
): Promise<void> {
  const verify = hookUrl === '' ? {} : { verify_token: channel.secrets.verify_token };
  const json = { webhook_configuration: { override_callback_uri: hookUrl, ...verify } };
  await asked({ method: 'POST', path: numberPath(channel), json }, channel, http, refused);
}

/** `otherwise`: what a refusal means that says nothing about the token. */
async function asked(
  question: ApiCall,
  channel: ConnectedChannel,
  http: HttpPort,
  otherwise: (error: SendError) => ChannelRefusal,
): Promise<JsonObject> {
  try {
    return await call(question, CLOUD, channel, http);
  } catch (error) {
    throw commonRefusal(error, TOKEN) ?? otherwise(error as SendError);
  }
}
