import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import { otherSpellingOf } from './phone-spelling.js';
import { asId, asList, asObject, asText, type JsonObject } from '../json/reading.js';

/**
 * WhatsApp names a client by phone (`wa_id`), by an id within the business portfolio (`user_id`), by one above several
 * portfolios (`parent_user_id`), or by several of them at once. Early payloads put a user id where a phone belongs.
 */
export const IDENTITY = { phone: 'wa_id', user: 'user_id', parentUser: 'parent_user_id' } as const;

const USER_ID = /^(?:[A-Z]{2}\.[A-Za-z0-9]{1,128}|user\.[0-9a-f]{16,128})$/;
const PARENT_USER_ID = /^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/;
const PHONE = /^\+?\d{3,20}$/;

/** What a message or status says about one person. */
export interface Address {
  phone?: unknown;
  user?: unknown;
  parentUser?: unknown;
}

/** The person at this address, completed by the `contacts` entry that belongs to him; null when nothing identifies him. */
export function personAt(address: Address, contacts: unknown): Sender | null {
  const contact = contactOf(address, contacts);
  const identities = distinct([
    ...identitiesAt(address),
    ...identitiesAt({ phone: contact.wa_id, user: contact.user_id, parentUser: contact.parent_user_id }),
  ]);
  if (identities.length === 0) return null;
  const profile = asObject(contact.profile);
  return {
    identities,
    name: asText(profile.name, 255),
    username: asText(profile.username, 255)?.replace(/^@/, '') || null,
    phone: phoneOf(identities),
    avatar: null,
  };
}

/** The identities that an address alone gives, the strongest first. */
export function identitiesAt(address: Address): ClientIdentity[] {
  const found = [
    classified(IDENTITY.phone, address.phone),
    classified(IDENTITY.user, address.user),
    classified(IDENTITY.parentUser, address.parentUser),
  ].filter((identity) => identity !== null);
  return distinct(found.flatMap((identity) => [identity, ...otherSpelling(identity)]));
}

/** Both spellings are one client, and WhatsApp takes either as an address; the one that it gave comes first. */
function otherSpelling({ kind, value }: ClientIdentity): ClientIdentity[] {
  const other = kind === IDENTITY.phone ? otherSpellingOf(value) : null;
  return other === null ? [] : [{ kind, value: other }];
}

function classified(kind: string, value: unknown): ClientIdentity | null {
  const id = asId(value);
  if (id === null) return null;
  if (kind === IDENTITY.phone && PARENT_USER_ID.test(id)) return { kind: IDENTITY.parentUser, value: id };
  if (kind === IDENTITY.phone && USER_ID.test(id)) return { kind: IDENTITY.user, value: id };
  return { kind, value: kind === IDENTITY.phone && PHONE.test(id) ? id.replace('+', '') : id };
}

/** `contacts[0]` is not always the sender, so an entry must name one of the address's ids; a lone nameless one may not. */
function contactOf(address: Address, contacts: unknown): JsonObject {
  const all = asList(contacts).map(asObject);
  const wanted = identitiesAt(address).map((identity) => identity.value);
  const named = (contact: JsonObject): string[] => identitiesAt({ phone: contact.wa_id, user: contact.user_id }).map(({ value }) => value);
  const match = all.find((contact) => named(contact).some((id) => wanted.includes(id)));
  if (match) return match;
  const only = all.length === 1 ? asObject(all[0]) : {};
  return wanted.length === 0 || named(only).length === 0 ? only : {};
}

function distinct(identities: ClientIdentity[]): ClientIdentity[] {
  const rank = (identity: ClientIdentity): number => Object.values<string>(IDENTITY).indexOf(identity.kind);
  const seen = new Map(identities.map((identity) => [`${identity.kind} ${identity.value}`, identity]));
  return [...seen.values()].sort((left, right) => rank(left) - rank(right));
}

function phoneOf(identities: ClientIdentity[]): string | null {
  return identities.find(({ kind, value }) => kind === IDENTITY.phone && PHONE.test(value))?.value ?? null;
}

/** Digits only, for numbers that are written with spaces, brackets or a plus. */
export const digitsOf = (value: unknown): string | null => (asId(value) ?? '').replace(/\D/g, '') || null;
