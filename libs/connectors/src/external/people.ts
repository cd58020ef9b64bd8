import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import { asId, asObject, asText, asWebAddress } from '../json/reading.js';
import { cannotSend } from '../outbound/cannot-send.js';

/** How the program calls its client: by an id of its own, by a phone, or by both. */
export const IDENTITY = { id: 'external_id', phone: 'phone' } as const;

/** Null: the client is not named. */
export function senderOf(value: unknown): Sender | null {
  const from = asObject(value);
  const [id, phone] = [asId(from.id), digitsOf(from.phone)];
  const identities: ClientIdentity[] = [
    ...(id === null ? [] : [{ kind: IDENTITY.id, value: id }]),
    ...(phone === null ? [] : [{ kind: IDENTITY.phone, value: phone }]),
  ];
  if (identities.length === 0) return null;
  return { identities, name: asText(from.name, 255), username: asText(from.username, 255), phone, avatar: asWebAddress(from.avatar) };
}

/** The client as the program knows him. */
export function recipientOf(identities: readonly ClientIdentity[]): { id?: string; phone?: string } {
  const valueOf = (kind: string): string | undefined => identities.find((identity) => identity.kind === kind)?.value;
  const [id, phone] = [valueOf(IDENTITY.id), valueOf(IDENTITY.phone)];
  if (id === undefined && phone === undefined) throw cannotSend('no_address', 'The program never named this client.');
  return { ...(id === undefined ? {} : { id }), ...(phone === undefined ? {} : { phone }) };
}

const digitsOf = (value: unknown): string | null => {
  const digits = asId(value)?.replace(/\D/g, '') ?? '';
  return /^\d{5,20}$/.test(digits) ? digits : null;
};
