import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import { person } from '../../testing/expected-events.js';

export const waId = (value: string): ClientIdentity[] => [{ kind: 'wa_id', value }];

/** Somebody by his phone and name. The documentation's numbers are often masked, and then they are no phones. */
export const client = (phone: string, name: string): Sender => person(waId(phone), { name, ...(/^\d+$/.test(phone) ? { phone } : {}) });

export const ms = (value: number): Date => new Date(Math.floor(value / 1000) * 1000);
