import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#domain/shared/clock.port.js';
import { safeFileName } from '#domain/uploads/upload.js';
import { Env } from '../../env.js';
import { CLOCK } from '../../platform/ports.js';

const DAY_SECONDS = 24 * 60 * 60;

/** What a pass allows: one file, as long as its link opens the chat. */
export interface PassedFile {
  companyId: number;
  shareId: number;
  attachmentId: number;
}

/**
 * Passes to the files of a shared chat. A picture in a page cannot show the link's token, and an address with the token in it would
 * stand in logs. A pass is over after a day, or as soon as the link is.
 */
@Injectable()
export class ShareFiles {
  private readonly key: Buffer;

  constructor(
    env: Env,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.key = createHmac('sha256', Buffer.from(env.SECRET_KEY, 'base64')).update('files of shared chats').digest();
  }

  /** Below the product's address. */
  urlOf({ companyId, shareId, attachmentId }: PassedFile, name: string | null): string {
    const until = (Math.floor(this.clock.now().getTime() / 1000 / DAY_SECONDS) + 2) * DAY_SECONDS;
    const claim = `${companyId}.${shareId}.${attachmentId}.${until}`;
    return `/api/shared/files/${claim}.${this.sign(claim)}/${encodeURIComponent(safeFileName(name ?? undefined))}`;
  }

  /** Null for a pass that was changed, never made here, or is over. */
  read(pass: string): PassedFile | null {
    const match = /^((\d{1,16})\.(\d{1,16})\.(\d{1,16})\.(\d{1,12}))\.([\w-]{43})$/.exec(pass);
    if (!match) return null;
    const [, claim = '', companyId, shareId, attachmentId, until, signature = ''] = match;
    if (!timingSafeEqual(Buffer.from(this.sign(claim)), Buffer.from(signature))) return null;
    if (Number(until) * 1000 < this.clock.now().getTime()) return null;
    return { companyId: Number(companyId), shareId: Number(shareId), attachmentId: Number(attachmentId) };
  }

  private sign(claim: string): string {
    return createHmac('sha256', this.key).update(claim).digest('base64url');
  }
}
