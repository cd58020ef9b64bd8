import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../json/same-secret.js';

/** Older or younger notices are somebody's recording, or a clock that is wrong. */
export const TOLERANCE_SECONDS = 300;

const signatureOf = (secret: string, seconds: number, body: Uint8Array): string =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');

/** The header `Stripe-Signature`; several secrets while they are changed. */
export function sign(body: Uint8Array, secrets: readonly string[], now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return [`t=${seconds}`, ...secrets.map((secret) => `v1=${signatureOf(secret, seconds, body)}`)].join(',');
}

/** Whether one of the secrets signed these very bytes, just now. */
export function isSigned(header: unknown, body: Uint8Array, secrets: readonly string[], now: Date): boolean {
  if (typeof header !== 'string' || header.length > 2_000) return false;
  const parts = header.split(',').map((part) => part.trim().split('='));
  const times = parts.filter(([name]) => name === 't').map(([, value]) => value ?? '');
  const given = parts.filter(([name]) => name === 'v1').map(([, value]) => value ?? '');
  const [time] = times;
  if (times.length !== 1 || time === undefined || !/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(time)) > TOLERANCE_SECONDS) return false;
  const expected = secrets.map((secret) => signatureOf(secret, Number(time), body));
  return expected.some((right) => given.some((candidate) => isSameSecret(right, candidate)));
}
