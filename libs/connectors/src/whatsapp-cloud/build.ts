import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { HttpRequest } from '../http/http.port.js';
import { messageJson } from '../whatsapp/build-message.js';
import type { CarriedFile } from '../whatsapp/carried-file.js';

export const DEFAULT_BASE_URL = 'https://graph.facebook.com/v25.0';
const DEFAULT_LIST_TITLE = 'Menu';

/** A large file takes its time; a message does not. */
const UPLOAD_TIMEOUT_MS = 120_000;

export const baseUrlOf = (channel: ConnectedChannel): string => (channel.settings.base_url || DEFAULT_BASE_URL).replace(/\/+$/, '');

const numberUrl = (channel: ConnectedChannel, edge: string): string =>
  `${baseUrlOf(channel)}/${encodeURIComponent(channel.settings.phone_number_id ?? '')}/${edge}`;

const authorized = (channel: ConnectedChannel): { authorization: string } => ({
  authorization: `Bearer ${channel.secrets.access_token ?? ''}`,
});

function post(channel: ConnectedChannel, body: unknown): HttpRequest {
  const headers = { ...authorized(channel), 'content-type': 'application/json' };
  return { method: 'POST', url: numberUrl(channel, 'messages'), headers, body: JSON.stringify(body) };
}

export function sendRequest(message: OutboundMessage, mediaId: string | null, channel: ConnectedChannel): HttpRequest {
  return post(channel, messageJson(message, mediaId, { listTitle: channel.settings.list_title || DEFAULT_LIST_TITLE }));
}

export function readRequest(externalId: string, channel: ConnectedChannel): HttpRequest {
  return post(channel, { messaging_product: 'whatsapp', status: 'read', message_id: externalId });
}

export function uploadRequest(file: CarriedFile, bytes: Blob, channel: ConnectedChannel): HttpRequest {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', file.mime);
  form.set('file', new Blob([bytes], { type: file.mime }), file.name);
  return { method: 'POST', url: numberUrl(channel, 'media'), headers: authorized(channel), body: form, timeoutMs: UPLOAD_TIMEOUT_MS };
}

export function mediaAddressRequest(mediaId: string, channel: ConnectedChannel): HttpRequest {
  const number = encodeURIComponent(channel.settings.phone_number_id ?? '');
  const url = `${baseUrlOf(channel)}/${encodeURIComponent(mediaId)}?phone_number_id=${number}`;
  return { method: 'GET', url, headers: authorized(channel) };
}

export function mediaBytesRequest(url: string, maxBytes: number, channel: ConnectedChannel): HttpRequest {
  const headers = isMetas(url, channel) ? authorized(channel) : {};
  return { method: 'GET', url, headers, timeoutMs: UPLOAD_TIMEOUT_MS, maxBytes };
}

/** The token goes to Meta's hosts and to the one that the channel names, not to wherever an answer points. */
function isMetas(url: string, channel: ConnectedChannel): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(baseUrlOf(channel)).origin) return true;
  return protocol === 'https:' && /(^|\.)(fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net)$/.test(hostname);
}
