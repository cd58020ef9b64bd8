import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import { asText, type JsonObject } from '../json/reading.js';
import { cannotSend } from '../outbound/cannot-send.js';

/**
 * WhatsApp's addresses: `<phone>@s.whatsapp.net`, `<number>@lid` of somebody whose phone is hidden, `<id>@g.us` of a group. A device
 * of the same person stands behind a colon: `79990001122:5@s.whatsapp.net`.
 */
export const IDENTITY = { phone: 'wa_id', hidden: 'lid', group: 'group' } as const;

const SERVERS: Readonly<Record<string, ClientIdentity['kind']>> = {
  's.whatsapp.net': IDENTITY.phone,
  'c.us': IDENTITY.phone,
  lid: IDENTITY.hidden,
  'g.us': IDENTITY.group,
};
const ADDRESSES: Readonly<Record<string, string>> = { wa_id: 's.whatsapp.net', lid: 'lid', group: 'g.us' };

const JID = /^(\d{1,40}(?:-\d{1,20})?)(?:[_:]\d{1,6}){0,2}@([a-z.]{1,32})$/;

/** Null: nobody who could be answered (statuses, newsletters, broadcast lists). */
export function identityOf(jid: unknown): ClientIdentity | null {
  const [, value, server] = JID.exec(asText(jid, 128) ?? '') ?? [];
  const kind = server !== undefined && Object.hasOwn(SERVERS, server) ? SERVERS[server] : undefined;
  return value === undefined || kind === undefined ? null : { kind, value };
}

/** Everything that the addresses tell, the first the strongest. */
export function identitiesOf(...jids: unknown[]): ClientIdentity[] {
  const found = jids.map(identityOf).filter((identity) => identity !== null);
  const unique = new Map(found.map((identity) => [`${identity.kind}:${identity.value}`, identity]));
  return [...unique.values()];
}

export function chatOf(identities: readonly ClientIdentity[]): string {
  for (const { kind, value } of identities) {
    const server = Object.hasOwn(ADDRESSES, kind) ? ADDRESSES[kind] : undefined;
    if (server !== undefined && identityOf(`${value}@${server}`)) return `${value}@${server}`;
  }
  throw cannotSend('no_address', 'The client has no address in WhatsApp.');
}

/** The chat of a message's key: a person by one or both of his addresses, or a group. */
export function chatIdentities(key: JsonObject): ClientIdentity[] {
  const found = identitiesOf(key.remoteJid, key.remoteJidAlt, key.senderPn, key.senderLid);
  const group = found.find(({ kind }) => kind === IDENTITY.group);
  return group ? [group] : found;
}

export const isGroup = (identities: readonly ClientIdentity[]): boolean => identities.some(({ kind }) => kind === IDENTITY.group);

export const phoneOf = (identities: readonly ClientIdentity[]): string | null =>
  identities.find(({ kind }) => kind === IDENTITY.phone)?.value ?? null;

/** `name` is what the person calls himself; of a group nobody says it with a message. */
export const senderOf = (identities: ClientIdentity[], name: string | null): Sender => ({
  ...{ identities, name, username: null, phone: isGroup(identities) ? null : phoneOf(identities), avatar: null },
});
