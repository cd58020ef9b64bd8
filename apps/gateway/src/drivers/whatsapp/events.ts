import { asList, asObject, asText, isObject, type JsonObject } from '#connectors/json/reading.js';

/** The library's events that the product reads. */
const FORWARDED: ReadonlySet<string> = new Set([
  ...['messages.update', 'message-receipt.update', 'messages.reaction', 'presence.update', 'chats.update'],
  ...['contacts.upsert', 'contacts.update', 'groups.upsert', 'groups.update'],
]);

/** What the product has no use for: previews, checksums, whole messages inside of answers. */
const KEPT_BACK = new Set([
  ...['jpegThumbnail', 'thumbnail', 'thumbnailDirectPath', 'streamingSidecar', 'scansSidecar', 'fileSha256', 'fileEncSha256'],
  ...['messageSecret', 'messageContextInfo', 'quotedMessage', 'deviceListMetadata', 'url', 'historySyncNotification'],
]);
const HISTORY_AT_ONCE = 200;

export interface Post {
  body: Record<string, unknown>;
  /** The id of a message that the account itself wrote. */
  echoOf?: string;
}

/** An event as the product takes it; messages one by one, because each may be an echo of our own. */
export function postsOf(name: string, data: unknown): Post[] {
  if (name === 'messages.upsert') return upserts(asObject(data));
  if (name === 'messaging-history.set') return pieces(asObject(data));
  return FORWARDED.has(name) ? [{ body: { event: name, data: plain(data) } }] : [];
}

function upserts({ messages, type }: JsonObject): Post[] {
  return asList(messages).map((message) => {
    const key = asObject(asObject(message).key);
    const id = asText(key.id, 512);
    const body = { event: 'messages.upsert', data: { type, messages: [plain(message)] } };
    return key.fromMe === true && id !== null ? { body, echoOf: id } : { body };
  });
}

/** A history comes in pieces of thousands; one call of the product takes some hundreds well. */
function pieces({ messages, contacts, syncType, progress, chunkOrder }: JsonObject): Post[] {
  const all = asList(messages);
  const about = { syncType, progress, chunkOrder };
  const count = Math.max(Math.ceil(all.length / HISTORY_AT_ONCE), 1);
  return Array.from({ length: count }, (_, index) => {
    const part = all.slice(index * HISTORY_AT_ONCE, (index + 1) * HISTORY_AT_ONCE);
    const data = { ...about, messages: plain(part), contacts: index === 0 ? plain(contacts) : [] };
    return { body: { event: 'messaging-history.set', data } };
  });
}

/** Protocol buffers know how to become JSON; what then is of no use is left out. */
export function plain(value: unknown): unknown {
  return value === undefined ? undefined : without(JSON.parse(JSON.stringify(value)) as unknown);
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !KEPT_BACK.has(key));
  return Object.fromEntries(kept.map(([key, part]) => [key, without(part)]));
}
