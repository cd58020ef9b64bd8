import type { Sender } from '#domain/clients/identity.js';
import { person } from '../../testing/expected-events.js';

/** People and groups of the fixtures. */
export const user = (value: string, parts: Partial<Sender> = {}): Sender => person([{ kind: 'user_id', value }], parts);
export const group = (value: string, parts: Partial<Sender> = {}): Sender => person([{ kind: 'chat', value }], parts);
