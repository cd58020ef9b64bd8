import type { Files } from '../../simulator/files.js';
import type { SignedWebhook } from '../../simulator/hooks.js';
import type { Phone, PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct, SimulatedChannel } from '../../simulator/provider-simulator.js';
import { isOurs, nowInSeconds, wamidOf } from './ids.js';
import type { Report, TemplateNews } from './reports.js';

type Json = Record<string, unknown>;

/** Version 2 signs nothing; the secret is in the address. */
export function webhook(type: string, payload: Json, channel: SimulatedChannel): SignedWebhook {
  const body = { app: channel.settings.app_name, timestamp: Date.now(), version: 2, type, payload };
  return { body: Buffer.from(JSON.stringify(body)), headers: {} };
}

/** Null: what version 2 does not tell. */
export function selfServeWebhook(act: PhoneAct, phone: Phone, channel: SimulatedChannel, files: Files): SignedWebhook | null {
  if (act.type === 'edit') return null;
  if (act.type === 'revoke') {
    return webhook('message-event', { id: act.message.shown.id, type: 'deleted', destination: phone.number }, channel);
  }
  const sender = { phone: phone.number, name: phone.name, country_code: phone.number.slice(0, 1), dial_code: phone.number.slice(1) };
  return webhook('message', { id: act.id, source: phone.number, ...saidBy(act, channel, files), sender }, channel);
}

function saidBy(act: Exclude<PhoneAct, { type: 'edit' | 'revoke' }>, channel: SimulatedChannel, files: Files): Json {
  switch (act.type) {
    case 'reaction':
      return { type: 'reaction', payload: { ...namesOf(act.on.shown.id), emoji: act.emoji ?? '' } };
    case 'press':
      return { ...pressed(act.on, act.payload, act.title), context: namesOf(act.on.shown.id) };
    case 'message': {
      const { quotes } = act.message.shown;
      return { ...written(act.message, channel, files), ...(quotes === undefined ? {} : { context: namesOf(quotes) }) };
    }
  }
}

const namesOf = (id: string): Json => (isOurs(id) ? { id: wamidOf(id), gsId: id } : { id });

/** A tap on a template's button calls itself a text outside, as Gupshup's does. */
function pressed(on: PhoneMessage, postbackText: string, title: string): Json {
  if (on.buttonsSentAs === 'template') return { type: 'text', payload: { text: title, type: 'button', postbackText } };
  const place = (on.shown.buttons ?? []).findIndex(({ payload }) => payload === postbackText) + 1;
  const told = { title, id: on.shown.id, reply: `${title} ${place}`, postbackText };
  return on.buttonsSentAs === 'list'
    ? { type: 'list_reply', payload: { ...told, description: '' } }
    : { type: 'button_reply', payload: told };
}

function written({ shown, fileId }: PhoneMessage, channel: SimulatedChannel, files: Files): Json {
  if (shown.location) {
    const { latitude, longitude, ...named } = shown.location;
    return { type: 'location', payload: { longitude: String(longitude), latitude: String(latitude), ...named } };
  }
  const file = fileId === null ? undefined : files.get(fileId);
  if (!shown.attachment || !file) return { type: 'text', payload: { text: shown.text ?? '' } };
  const { kind } = shown.attachment;
  const type = kind === 'voice' ? 'audio' : kind === 'document' ? 'file' : kind;
  const payload = {
    ...(shown.text === null ? {} : { caption: shown.text }),
    ...(type === 'file' && file.name !== null ? { name: file.name } : {}),
    url: fileAddress(channel, file.id),
    contentType: kind === 'voice' ? 'audio/ogg; codecs=opus' : file.mime,
    urlExpiry: Date.now() + 7 * 86_400_000,
  };
  return { type, payload };
}

/** Where whoever has the address fetches a file, without a key. */
export const fileAddress = ({ settings }: SimulatedChannel, fileId: string): string =>
  `${settings.base_url ?? ''}/files/${fileId}?download=false`;

/** At first ours is in `id`, later in `gsId`, with WhatsApp's in `id`. */
export function selfServeStatus({ status, gsId, failure }: Report, phone: Phone, channel: SimulatedChannel): SignedWebhook {
  const early = status === 'enqueued' || failure?.atOnce === true;
  const ids = early ? { id: gsId } : { id: wamidOf(gsId), gsId };
  const told = { ...ids, type: status, destination: phone.number };
  if (failure) return webhook('message-event', { ...told, payload: { code: failure.code, reason: failure.reason } }, channel);
  if (status === 'enqueued') {
    return webhook('message-event', { ...told, payload: { whatsappMessageId: wamidOf(gsId), type: 'session' } }, channel);
  }
  const pricing = status === 'sent' ? { payload: { pricing: { policy: 'PMP', category: 'service' } } } : {};
  return webhook('message-event', { ...told, ts: nowInSeconds(), ...pricing }, channel);
}

export function selfServeTemplateNews({ id, name, language, status, reason }: TemplateNews, channel: SimulatedChannel): SignedWebhook {
  const about = { type: 'status-update', id, elementName: name, languageCode: language, status };
  return webhook('template-event', { ...about, ...(reason === null ? {} : { rejectedReason: reason }) }, channel);
}
