import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The text cannot be opened: another key sealed it, it belongs to another row, or it was changed. */
export class UnreadableSecret extends Error {
  constructor(column: string) {
    super(
      `A stored secret (${column}) cannot be read with the current SECRET_KEY; restore the key it was saved with, or save the secret again`,
    );
    this.name = 'UnreadableSecret';
  }
}

/**
 * Provider tokens and the like at rest: AES-256-GCM. The company and the column are bound in, so that a value copied to
 * another company's row does not open. Stored as `v1.<key id>.<nonce>.<tag>.<text>`, base64url.
 */
export class SecretBox {
  private readonly key: Buffer;
  private readonly keyId: string;

  constructor(secretKey: string) {
    this.key = Buffer.from(secretKey, 'base64');
    if (this.key.length !== 32) throw new Error('SECRET_KEY must be 32 bytes in base64 (openssl rand -base64 32)');
    this.keyId = createHash('sha256').update(this.key).digest('base64url').slice(0, 8);
  }

  seal(companyId: number, column: string, text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(Buffer.from(`${companyId}:${column}`));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return ['v1', this.keyId, nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join(
      '.',
    );
  }

  open(companyId: number, column: string, stored: string): string {
    const [version, keyId, nonce, tag, sealed] = stored.split('.');
    if (version !== 'v1' || keyId !== this.keyId || !nonce || !tag || sealed === undefined) throw new UnreadableSecret(column);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, Buffer.from(nonce, 'base64url'));
      decipher.setAAD(Buffer.from(`${companyId}:${column}`));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8');
    } catch {
      throw new UnreadableSecret(column);
    }
  }
}
