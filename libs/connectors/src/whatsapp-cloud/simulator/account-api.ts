import { createHmac } from 'node:crypto';
import { asObject, asText, type JsonObject } from '../../json/reading.js';
import { jsonOf, type Answer, type Call } from '../../simulator/calls.js';
import type { SimulatedChannel } from '../../simulator/provider-simulator.js';
import { graphError, invalidParameter } from '../../whatsapp/simulator/graph-error.js';

/** Whose token it is. */
export const APP = { id: '100000000000009', name: 'Deskwire', link: 'https://example.com/' };
const DONE: Answer = { status: 200, json: { success: true } };
const MOST_PER_PAGE = 250;

/** What Graph knows of numbers and accounts beside their messages. */
export class AccountApi {
  private readonly redirected = new Map<string, string>();
  private readonly subscribed = new Set<string>();

  /** Where the number's webhooks go: to the product's own address until it says another. */
  hookUrl(channel: SimulatedChannel): string {
    return this.redirected.get(channel.key) ?? channel.hookUrl;
  }

  /** `/{number}`: who it is, and where its webhooks go. */
  answerNumber(call: Call, channel: SimulatedChannel): Answer {
    if (call.method === 'POST') return this.redirect(call, channel);
    const { access_token: token = '', app_secret: secret = '' } = channel.secrets;
    const proof = call.query.get('appsecret_proof');
    if (proof !== null && proof !== createHmac('sha256', secret).update(token).digest('hex')) {
      return graphError(400, 100, 'Invalid appsecret_proof provided in the API argument');
    }
    const json = {
      ...{ id: channel.settings.phone_number_id, display_phone_number: channel.phone ?? '', verified_name: channel.name },
      webhook_configuration: { phone_number: this.redirected.get(channel.key), application: channel.hookUrl },
    };
    return { status: 200, json };
  }

  /** `/{account}/{edge}`, of which `channels` are the numbers. Null: no such edge. */
  answerAccount(call: Call, edge: string, channels: readonly SimulatedChannel[], templates: readonly JsonObject[]): Answer | null {
    const id = channels[0]?.settings.waba_id ?? '';
    if (edge === 'phone_numbers')
      return { status: 200, json: { data: channels.map(({ settings }) => ({ id: settings.phone_number_id })) } };
    if (edge === 'message_templates' && call.method === 'GET') return page(call, templates);
    if (edge !== 'subscribed_apps') return null;
    if (call.method === 'POST') this.subscribed.add(id);
    const data = this.subscribed.has(id) ? [{ whatsapp_business_api_data: APP }] : [];
    return call.method === 'POST' ? DONE : { status: 200, json: { data } };
  }

  private redirect(call: Call, channel: SimulatedChannel): Answer {
    const url = asText(asObject(asObject(jsonOf(call)).webhook_configuration).override_callback_uri);
    if (url === null) this.redirected.delete(channel.key);
    else if (URL.canParse(url)) this.redirected.set(channel.key, url);
    else return invalidParameter('Param override_callback_uri must be an address.');
    return DONE;
  }
}

function page(call: Call, templates: readonly JsonObject[]): Answer {
  const limit = Math.min(Math.max(Number(call.query.get('limit') ?? 25) || 25, 1), MOST_PER_PAGE);
  const from = Number(call.query.get('after') ?? 0) || 0;
  const until = Math.min(from + limit, templates.length);
  const cursors = { before: String(from), after: String(until) };
  const next = until < templates.length ? { next: `${call.origin}${call.path}?limit=${limit}&after=${until}` } : {};
  return { status: 200, json: { data: templates.slice(from, until), paging: { cursors, ...next } } };
}
