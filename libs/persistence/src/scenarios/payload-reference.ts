import { createHash } from 'node:crypto';
import { referenceFrom } from '#domain/scenarios/sent-payload.js';

/** By which a payload is found again, and which travels where the payload has no room. */
export const referenceOf = (payload: string): string => referenceFrom(createHash('sha256').update(payload).digest());
