import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ListedTemplate } from '#domain/templates/template.js';
import { ChannelRefusal, type ChannelAccount } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asList, asNumber, asObject, asText, type JsonObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { call, type ApiCall } from '../whatsapp/api.js';
import { commonRefusal } from '../whatsapp/check-refused.js';
import { listedTemplates } from '../whatsapp/templates.js';
import { DIALOG360, SECRET_HEADER } from './dialect.js';

const KEY = 'secrets.api_key';
const WEBHOOK = '/v1/configs/webhook';

/** Which number the key belongs to. */
export async function check(channel: ConnectedChannel, http: HttpPort): Promise<ChannelAccount> {
  const query = { fields: 'health_status,display_phone_number,verified_name' };
  const number = await asked({ method: 'GET', path: '/health_status', query }, channel, http, 'provider_refused');
  const entities = asList(asObject(number.health_status).entities).map(asObject);
  const id = asId(number.id) ?? asId(entities.find(({ entity_type: type }) => type === 'PHONE_NUMBER')?.id);
  const wanted = channel.settings.phone_number_id;
  if (wanted && id !== null && id !== wanted) throw new ChannelRefusal('settings.phone_number_id', 'number_not_found');
  return { id, name: asText(number.verified_name, 255), phone: asText(number.display_phone_number, 64) };
}

/** The header that we give here is all that a webhook has to show for itself. */
export async function subscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void> {
  const json = { url: hookUrl, headers: { [SECRET_HEADER]: channel.secrets.webhook_secret ?? '' } };
  await asked({ method: 'POST', path: WEBHOOK, json }, channel, http, 'webhook_refused');
}

/** 360dialog cannot be told to call nobody, only somebody else: its calls will find our address gone. */
export async function unsubscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void> {
  try {
    const { url } = await asked({ method: 'GET', path: WEBHOOK }, channel, http, 'provider_refused');
    if (url === hookUrl) await asked({ method: 'POST', path: WEBHOOK, json: { url: '', headers: {} } }, channel, http, 'provider_refused');
  } catch (error) {
    if (!(error instanceof ChannelRefusal) || error.reason === 'provider_unavailable') throw error;
  }
}

const PAGE_SIZE = 1000;

/** By number, until the number of all is reached; a page without any ends the list too, since the total counts what is not shown. */
export async function* listTemplates(channel: ConnectedChannel, http: HttpPort): AsyncGenerator<ListedTemplate[]> {
  for (let offset = 0; ;) {
    const query = { limit: String(PAGE_SIZE), offset: String(offset), sort: 'business_templates.name' };
    const page = await call({ method: 'GET', path: '/v1/configs/templates', query }, DIALOG360, channel, http);
    const listed = asList(page.waba_templates);
    if (listed.length > 0) yield listedTemplates(listed);
    offset += listed.length;
    if (listed.length === 0 || offset >= (asNumber(page.total) ?? 0)) return;
  }
}

async function asked(question: ApiCall, channel: ConnectedChannel, http: HttpPort, otherwise: string): Promise<JsonObject> {
  try {
    return await call(question, DIALOG360, channel, http);
  } catch (error) {
    throw commonRefusal(error, KEY) ?? new ChannelRefusal(null, otherwise, (error as SendError).detail);
  }
}
