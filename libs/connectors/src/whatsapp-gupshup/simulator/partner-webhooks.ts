import type { Files } from '../../simulator/files.js';
import type { SignedWebhook } from '../../simulator/hooks.js';
import type { Phone } from '../../simulator/phones.js';
import type { PhoneAct, SimulatedChannel } from '../../simulator/provider-simulator.js';
import { asList, asObject, asText, isObject, type JsonObject } from '../../json/reading.js';
import { inboundPart } from '../../whatsapp/simulator/webhook-parts.js';
import { SECRET_HEADER } from '../subscription.js';
import { isOurs, nowInSeconds, wamidOf } from './ids.js';
import type { Report, TemplateNews } from './reports.js';
import { fileAddress } from './self-serve-webhooks.js';

type Json = Record<string, unknown>;

const webhook = (value: Json, channel: SimulatedChannel): SignedWebhook =>
  newsOf('messages', { messaging_product: 'whatsapp', ...value }, channel);

/** Version 3 carries the header that the subscription asked for. */
export function newsOf(field: string, value: Json, { settings, secrets }: SimulatedChannel): SignedWebhook {
  const entry = [{ id: '300000000000002', changes: [{ field, value }] }];
  const body = { object: 'whatsapp_business_account', entry, gs_app_id: settings.app_id };
  return { body: Buffer.from(JSON.stringify(body)), headers: { [SECRET_HEADER]: secrets.webhook_secret ?? '' } };
}

const metadataOf = ({ phone }: SimulatedChannel): Json => ({
  metadata: { display_phone_number: (phone ?? '').replace(/\D/g, ''), phone_number_id: '300000000000001' },
});

/** Null: clients' edits are not passed on. */
export function partnerWebhook(act: PhoneAct, phone: Phone, channel: SimulatedChannel, files: Files): SignedWebhook | null {
  if (act.type === 'edit') return null;
  const { contacts, messages } = inboundPart(act, phone, files);
  return webhook(
    { ...metadataOf(channel), contacts, messages: asList(messages).map((message) => passedOn(asObject(message), channel)) },
    channel,
  );
}

/** What the company wrote, changed or took back on its own phone: as Meta tells it. */
export const echoWebhook = (part: Json, channel: SimulatedChannel): SignedWebhook =>
  newsOf('smb_message_echoes', { messaging_product: 'whatsapp', ...metadataOf(channel), ...part }, channel);

/** Meta's message with what Gupshup adds: where its file is, and its own id of ours. */
function passedOn(message: JsonObject, channel: SimulatedChannel): Json {
  const type = asText(message.type) ?? '';
  const media = asObject(message[type]);
  const { context, reaction } = message;
  return {
    ...message,
    ...(typeof media.sha256 === 'string' ? { [type]: { ...media, url: fileAddress(channel, String(media.id)) } } : {}),
    ...(isObject(context) ? { context: named(context, 'id') } : {}),
    ...(isObject(reaction) ? { reaction: named(reaction, 'message_id') } : {}),
  };
}

function named(part: JsonObject, field: string): Json {
  const id = String(part[field]);
  return isOurs(id) ? { ...part, [field]: wamidOf(id), gs_id: id } : part;
}

/** Gupshup's own status counts in milliseconds and names no number; the rest is Meta's. */
export function partnerStatus({ status, gsId, failure }: Report, phone: Phone, channel: SimulatedChannel): SignedWebhook {
  const about = { gs_id: gsId, recipient_id: phone.number, status };
  if (status === 'enqueued') return webhook({ statuses: [{ ...about, id: gsId, timestamp: Date.now() }] }, channel);
  const told = { ...about, id: wamidOf(gsId), timestamp: String(nowInSeconds()) };
  const more = failure
    ? { errors: [{ code: failure.metasCode, title: failure.reason, message: failure.reason }] }
    : { pricing: { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' } };
  return webhook({ ...metadataOf(channel), statuses: [{ ...told, ...more }] }, channel);
}

export function partnerTemplateNews({ metasId, name, language, status, reason }: TemplateNews, channel: SimulatedChannel): SignedWebhook {
  const about = { message_template_id: metasId, message_template_name: name, message_template_language: language };
  return newsOf('message_template_status_update', { event: status, ...about, reason: reason ?? 'NONE' }, channel);
}
