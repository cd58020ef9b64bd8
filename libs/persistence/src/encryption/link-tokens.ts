import { createHmac } from 'node:crypto';

/** What a link in a letter opens. */
export type LinkKind = 'invitation' | 'password_reset';

/**
 * The secrets of links in letters. Each follows from the installation's key and its row, so that whoever writes the letter makes it
 * anew and it lies nowhere: the table has its hash (`hashToken`), the outbox and Temporal only the row's id.
 */
export class LinkTokens {
  private readonly key: Buffer;

  constructor(secretKey: string) {
    this.key = createHmac('sha256', Buffer.from(secretKey, 'base64')).update('links in letters').digest();
  }

  /** `version` counts how often a link was made for the row: each is another one. */
  make(kind: LinkKind, id: number, version: number): string {
    return createHmac('sha256', this.key).update(`${kind}:${id}:${version}`).digest('base64url');
  }
}
