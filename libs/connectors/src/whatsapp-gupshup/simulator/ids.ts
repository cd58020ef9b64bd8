import { randomBytes } from 'node:crypto';
import type { Phone } from '../../simulator/phones.js';

/** WhatsApp's id of a message that Gupshup knows by its own. */
export const wamidOf = (gsId: string): string => `wamid.${Buffer.from(gsId).toString('base64url')}`;

export const newWamid = (): string => `wamid.${randomBytes(30).toString('base64url')}`;

/** How the product's call and a client's answer may name a message that lies on the phone under Gupshup's id or WhatsApp's. */
export const messageNamed = (phone: Phone, id: unknown): Phone['messages'][number] | undefined =>
  phone.messages.find(({ shown }) => shown.id === id || wamidOf(shown.id) === id);

/** Ours lie on the phone under Gupshup's id, the client's under WhatsApp's. */
export const isOurs = (id: string): boolean => !id.startsWith('wamid.');

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);
