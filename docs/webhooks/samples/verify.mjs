import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TOLERANCE_SECONDS = 5 * 60;

/** Throws unless the delivery was signed with the secret, and lately. `body` is the bytes as they came, before any JSON.parse. */
export function verify({ id, timestamp, signature }, body, secret, now = Date.now() / 1000) {
  if (!/^\d{1,12}$/.test(timestamp ?? '') || Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) throw new Error('too old or too new');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // While a secret is replaced there are two signatures: one of them has to be ours.
  const isOurs = (signature ?? '').split(' ').some((one) => {
    const given = one.startsWith('v1,') ? Buffer.from(one.slice(3), 'base64') : Buffer.alloc(0);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isOurs) throw new Error('wrong signature');
}

/** For trying it: verify.mjs <webhook-id> <webhook-timestamp> <webhook-signature> <secret> [now], the body on standard input. */
if (process.argv[1] === import.meta.filename && process.argv.length > 5) {
  const [id, timestamp, signature, secret, now] = process.argv.slice(2);
  try {
    verify({ id, timestamp, signature }, readFileSync(0), secret, now && Number(now));
    console.log('accepted');
  } catch (error) {
    console.log(`refused: ${error.message}`);
    process.exitCode = 1;
  }
}
