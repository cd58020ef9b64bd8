import { createHmac, timingSafeEqual } from 'node:crypto';

const SHAPE = /^sha256=([0-9a-f]{64})$/i;

/** The `X-Hub-Signature-256` of these bytes. */
export const signatureOf = (body: Uint8Array, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;

/** True only for the signature of exactly these bytes. Meta escapes non-ASCII, so the bytes may not have been written anew. */
export function isSignedBy(appSecret: string | undefined, body: Uint8Array, header: string | string[] | undefined): boolean {
  const given = typeof header === 'string' ? SHAPE.exec(header)?.[1] : undefined;
  if (!appSecret || given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', appSecret).update(body).digest());
}
