import { randomUUID } from 'node:crypto';
import { asObject, asText, isObject, type JsonObject } from '../../json/reading.js';
import { jsonOf, type Answer, type Call } from '../../simulator/calls.js';
import type { ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { answerAddress, answerBytes, answerUpload } from '../../whatsapp/simulator/media-api.js';
import { MetaSimulator } from '../../whatsapp/simulator/meta-simulator.js';
import { metaBody, ownNumberOf } from '../../whatsapp/simulator/meta-wire.js';
import { BYTES_PATH } from '../../whatsapp/simulator/paths.js';
import { SECRET_HEADER } from '../dialect.js';

const TRANSPORT = 'whatsapp-360dialog';
const API_PATH = /^\/360dialog(\/.*)$/;
/** 360dialog allows a thousand a page. */
const MOST_PER_PAGE = 1000;
/** What goes to the partner's webhook and not to the number's. */
const PARTNERS = new Set(['history', 'smb_app_state_sync']);

interface Webhook {
  url: string;
  headers: Record<string, string>;
}

export const whatsapp360dialogSimulator = (world: World): ProviderSimulator => new Whatsapp360dialogSimulator(world);

/** 360dialog's API at `/360dialog`: Meta's messages and files, its own templates, webhook and refusals. */
class Whatsapp360dialogSimulator extends MetaSimulator {
  readonly transport = TRANSPORT;
  private readonly channels: SimulatedChannel[];
  private readonly webhooks: Map<string, Webhook>;

  constructor(world: World) {
    const webhooks = new Map<string, Webhook>();
    super(world, {
      webhook: (field, value, channel) =>
        PARTNERS.has(field)
          ? { body: partnerBody(field, value, channel), headers: {} }
          : { body: metaBody(field, value, channel), headers: webhooks.get(channel.key)?.headers ?? {} },
      hookUrl: (field, channel) => {
        // The partner's webhook knows no headers, so the secret stands in its address.
        const secret = new URLSearchParams({ secret: channel.secrets.webhook_secret ?? '' }).toString();
        return PARTNERS.has(field) ? `${channel.hookUrl}?${secret}` : (webhooks.get(channel.key)?.url ?? channel.hookUrl);
      },
    });
    this.webhooks = webhooks;
    this.channels = world.channels.filter(({ transport }) => transport === TRANSPORT);
    // The product's own address is the webhook from the start, as if it had been set there long ago.
    for (const { key, hookUrl, secrets } of this.channels) {
      webhooks.set(key, { url: hookUrl, headers: { [SECRET_HEADER]: secrets.webhook_secret ?? '' } });
    }
  }

  async answer(call: Call): Promise<Answer | null> {
    const path = API_PATH.exec(call.path)?.[1];
    if (path === undefined) return null;
    const channel = this.channels.find(({ secrets }) => secrets.api_key && secrets.api_key === call.headers['d360-api-key']);
    if (!channel) return refusal(401, 'Invalid api key');
    if (path.startsWith(BYTES_PATH)) return answerBytes(call, [channel], this.world.files);
    return call.method === 'POST' ? this.posted(path, call, channel) : this.got(path, call, channel);
  }

  private async posted(path: string, call: Call, channel: SimulatedChannel): Promise<Answer> {
    switch (path) {
      case '/messages':
        return this.answerMessage(call, channel);
      case '/media':
        return answerUpload(call, channel, this.world.files);
      case '/v1/configs/webhook':
        return this.setWebhook(jsonOf(call), channel);
      case '/synchronization':
        return this.answerHandOver(call, channel);
      default:
        return notFound();
    }
  }

  private got(path: string, call: Call, channel: SimulatedChannel): Answer {
    if (call.method !== 'GET') return notFound();
    if (path === '/health_status') return { status: 200, json: healthOf(channel) };
    if (path === '/v1/configs/webhook') return { status: 200, json: this.webhooks.get(channel.key) ?? {} };
    if (path === '/v1/configs/templates') return page(call, this.templates.all(channel.key));
    const mediaId = /^\/([^/]+)$/.exec(path)?.[1];
    return mediaId === undefined ? notFound() : this.address(mediaId, call, channel);
  }

  /** The address that Meta would name: whoever wants the file has to put 360dialog in the place of its host. */
  private address(mediaId: string, call: Call, channel: SimulatedChannel): Answer {
    const answer = answerAddress({ ...call, origin: 'https://lookaside.fbsbx.com' }, mediaId, [channel], this.world.files);
    return answer !== 'hang' && answer.status !== 200 ? { ...answer, status: 404 } : answer;
  }

  private setWebhook(json: unknown, channel: SimulatedChannel): Answer {
    const { url, headers } = asObject(json);
    const address = asText(url);
    if (address === null || !URL.canParse(address)) return refusal(400, 'Invalid url');
    const given = Object.entries(isObject(headers) ? headers : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const webhook = { url: address, headers: Object.fromEntries(given) };
    this.webhooks.set(channel.key, webhook);
    return { status: 200, json: webhook };
  }
}

function partnerBody(event: string, value: Record<string, unknown>, channel: SimulatedChannel): Buffer {
  const metadata = { display_phone_number: ownNumberOf(channel), phone_number_id: channel.settings.phone_number_id };
  return Buffer.from(JSON.stringify({ id: randomUUID(), event, data: { messaging_product: 'whatsapp', metadata, ...value } }));
}

function healthOf({ name, phone, settings }: SimulatedChannel): Record<string, unknown> {
  const entities = [{ entity_type: 'PHONE_NUMBER', id: settings.phone_number_id, can_send_message: 'AVAILABLE' }];
  const health_status = { can_send_message: 'AVAILABLE', entities };
  return { health_status, display_phone_number: phone ?? '', verified_name: name, id: settings.phone_number_id };
}

function page(call: Call, templates: readonly JsonObject[]): Answer {
  const [limit, offset] = ['limit', 'offset'].map((name) => Math.max(Number(call.query.get(name) ?? 0) || 0, 0));
  const from = offset ?? 0;
  const shown = templates.slice(from, from + Math.min(limit || MOST_PER_PAGE, MOST_PER_PAGE));
  const json = {
    ...{ count: shown.length, filters: {}, limit, offset: from, sort: ['business_templates.name'], total: templates.length },
    waba_templates: shown.map((template) => ({ ...template, status: String(template.status).toLowerCase() })),
  };
  return { status: 200, json };
}

function refusal(status: number, words: string): Exclude<Answer, 'hang'> {
  return { status, json: { meta: { success: false, http_code: status, developer_message: words } } };
}

const notFound = (): Answer => refusal(404, 'Not found');
