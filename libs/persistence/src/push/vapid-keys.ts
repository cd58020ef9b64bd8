import { createECDH, createHmac } from 'node:crypto';

/** The installation's own key for Web Push: push services know by it who sends. Both base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/**
 * Follows from the installation's key as the passwords of the database roles do, so that every process knows it, nobody has to keep
 * it, and browsers that subscribed stay subscribed. One number in four thousand million is none of the curve's: then the next is taken.
 */
export function vapidKeys(secretKey: string): VapidKeys {
  for (let attempt = 0; ; attempt += 1) {
    const secret = createHmac('sha256', Buffer.from(secretKey, 'base64')).update(`web push ${attempt}`).digest();
    const curve = createECDH('prime256v1');
    try {
      curve.setPrivateKey(secret);
    } catch {
      continue;
    }
    return { publicKey: curve.getPublicKey('base64url'), privateKey: secret.toString('base64url') };
  }
}
