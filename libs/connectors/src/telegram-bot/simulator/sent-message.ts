import { asList, asNumber, asObject, asText, isObject, type JsonObject } from '../../json/reading.js';
import { parseUntrustedJson } from '../../json/untrusted-json.js';
import type { Call } from '../../simulator/calls.js';
import { fileUrl } from '../../simulator/phone-actions.js';
import type { Phone, PhoneMessage, ShownMessage } from '../../simulator/phones.js';
import type { SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { chatIdOf } from './updates.js';

/** The parameters of a call, and its file. In a form every object comes as JSON text. */
export interface Params {
  values: JsonObject;
  file: { field: string; name: string; mime: string; bytes: Buffer } | null;
}

/** Null: neither JSON nor a form. */
export async function paramsOf(call: Call): Promise<Params | null> {
  const type = call.headers['content-type'] ?? '';
  if (call.body.length === 0) return { values: Object.fromEntries(call.query), file: null };
  if (type.startsWith('application/json')) {
    const json = parsed(call.body);
    return isObject(json) ? { values: json, file: null } : null;
  }
  const form = await new Response(new Uint8Array(call.body), { headers: { 'content-type': type } }).formData().catch(() => null);
  if (!form) return null;
  const values: Record<string, unknown> = {};
  let file: Params['file'] = null;
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') values[name] = /^[[{]/.test(value) ? parsed(Buffer.from(value)) : value;
    else file = { field: name, name: value.name, mime: value.type, bytes: Buffer.from(await value.arrayBuffer()) };
  }
  return { values, file };
}

function parsed(json: Uint8Array): unknown {
  try {
    return parseUntrustedJson(json);
  } catch {
    return undefined;
  }
}

const FILE_METHODS: Readonly<Record<string, { field: string; kind: string }>> = {
  sendPhoto: { field: 'photo', kind: 'image' },
  sendVideo: { field: 'video', kind: 'video' },
  sendAudio: { field: 'audio', kind: 'audio' },
  sendVoice: { field: 'voice', kind: 'voice' },
  sendDocument: { field: 'document', kind: 'document' },
  sendSticker: { field: 'sticker', kind: 'sticker' },
};

export const SEND_METHODS = new Set(['sendMessage', 'sendLocation', 'sendVenue', 'sendContact', ...Object.keys(FILE_METHODS)]);

/** What Telegram would complain about; null when it would take the message. */
export function complaintAbout(method: string, { values, file }: Params): string | null {
  const { text, caption, latitude, longitude, phone_number: number, reply_markup: markup } = values;
  if (method === 'sendMessage' && (asText(text) ?? '').trim() === '') return 'message text is empty';
  if (method === 'sendMessage' && [...String(text)].length > 4096) return 'message is too long';
  if (caption !== undefined && [...String(caption)].length > 1024) return 'message caption is too long';
  const wanted = FILE_METHODS[method]?.field;
  if (wanted !== undefined && file?.field !== wanted) return `there is no ${wanted} in the request`;
  if (['sendLocation', 'sendVenue'].includes(method) && (asNumber(latitude) === null || asNumber(longitude) === null))
    return 'wrong location';
  if (method === 'sendContact' && !asText(number)) return 'PHONE_NUMBER_INVALID';
  return markup === undefined ? null : complaintAboutKeyboard(markup);
}

function complaintAboutKeyboard(markup: unknown): string | null {
  for (const button of keysOf(markup)) {
    if (!asText(button.text)) return 'text buttons are unallowed in the inline keyboard';
    if (button.url === undefined && !asText(button.callback_data)) return 'inline keyboard button must have an action';
    if (Buffer.byteLength(asText(button.callback_data) ?? '') > 64) return 'BUTTON_DATA_INVALID';
  }
  return null;
}

const keysOf = (markup: unknown): JsonObject[] => asList(asObject(markup).inline_keyboard).flatMap(asList).map(asObject);

export const buttonsOf = (markup: unknown): NonNullable<ShownMessage['buttons']> =>
  keysOf(markup).map(({ text, callback_data: data, url }) => ({
    payload: asText(data) ?? '',
    title: String(text),
    ...(asText(url) === null ? {} : { url: String(url) }),
  }));

/** The message as the phone shows it. It has passed the rules, so its parts are there. */
export function shownOnPhone(
  id: string,
  method: string,
  params: Params,
  scene: { phone: Phone; channel: SimulatedChannel; world: World },
): PhoneMessage {
  const { phone, channel, world } = scene;
  const { values, file } = params;
  const shown: ShownMessage = { id, direction: 'out', text: asText(values.text) ?? asText(values.caption), at: new Date().toISOString() };
  const stored = file && world.files.store(channel.key, file);
  const kind = FILE_METHODS[method]?.kind;
  if (stored && kind) shown.attachment = { kind, name: stored.name, mime: stored.mime, url: fileUrl(channel, phone, stored.id) };
  const [latitude, longitude] = [asNumber(values.latitude), asNumber(values.longitude)];
  if (latitude !== null && longitude !== null) {
    const [name, address] = [asText(values.title), asText(values.address)];
    shown.location = { latitude, longitude, ...(name === null ? {} : { name }), ...(address === null ? {} : { address }) };
  }
  if (method === 'sendContact') shown.text = `${asText(values.first_name) ?? ''} ${asText(values.phone_number) ?? ''}`.trim();
  const buttons = buttonsOf(values.reply_markup);
  if (buttons.length > 0) shown.buttons = buttons;
  const quoted = asNumber(asObject(values.reply_parameters).message_id);
  if (quoted !== null) shown.quotes = `${chatIdOf(phone)}:${quoted}`;
  return { shown, fileId: stored?.id ?? null, buttonsSentAs: buttons.length > 0 ? 'buttons' : null, settled: true };
}
