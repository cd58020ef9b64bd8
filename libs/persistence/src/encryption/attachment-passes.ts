import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long links are good that programs hand on, from the public API or from a webhook. */
export const LINKS_FOR_PROGRAMS_DAYS = 30;
const DAY_SECONDS = 24 * 60 * 60;

/** What a pass allows: one file of one company, for a while. */
export interface LinkedAttachment {
  companyId: number;
  attachmentId: number;
}

/**
 * Passes to files that others fetch without a token: programs, browsers, providers. Signed with a key of their own; the end falls
 * on midnight, so that the same file has the same pass all day.
 */
export class AttachmentPasses {
  private readonly key: Buffer;

  constructor(secretKey: string) {
    this.key = createHmac('sha256', Buffer.from(secretKey, 'base64')).update('attachment links').digest();
  }

  make({ companyId, attachmentId }: LinkedAttachment, now: Date, validDays: number): string {
    const until = (Math.floor(now.getTime() / 1000 / DAY_SECONDS) + validDays) * DAY_SECONDS;
    const claim = `${companyId}.${attachmentId}.${until}`;
    return `${claim}.${this.sign(claim)}`;
  }

  /** Null for a pass that was changed, never made here, or is over. */
  read(pass: string, now: Date): LinkedAttachment | null {
    const match = /^((\d{1,16})\.(\d{1,16})\.(\d{1,12}))\.([\w-]{43})$/.exec(pass);
    if (!match) return null;
    const [, claim = '', companyId, attachmentId, until, signature = ''] = match;
    if (!timingSafeEqual(Buffer.from(this.sign(claim)), Buffer.from(signature))) return null;
    if (Number(until) * 1000 < now.getTime()) return null;
    return { companyId: Number(companyId), attachmentId: Number(attachmentId) };
  }

  private sign(claim: string): string {
    return createHmac('sha256', this.key).update(claim).digest('base64url');
  }
}

/** Where a file can be fetched with its pass, below the product's address. */
export const passUrl = (base: string, pass: string, fileName: string): string =>
  `${base.replace(/\/+$/, '')}/v1/files/${pass}/${encodeURIComponent(fileName)}`;
