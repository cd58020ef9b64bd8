import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#domain/shared/clock.port.js';
import { safeFileName } from '#domain/uploads/upload.js';
import { Env } from '../env.js';
import { CLOCK } from '../platform/ports.js';

const DAY_SECONDS = 24 * 60 * 60;
const VALID_DAYS = 7;

/** What a link allows: one file of one dialog, for a while. */
export interface LinkedFile {
  companyId: number;
  dialogId: number;
  attachmentId: number;
}

/**
 * Links to the files of a visitor's own dialog. A picture in a page cannot show a token, so the link itself is the pass: nobody can
 * make one for another file. The end falls on midnight, so that the same file has the same link all day.
 */
@Injectable()
export class FileLinks {
  private readonly key: Buffer;

  constructor(
    env: Env,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.key = createHmac('sha256', Buffer.from(env.SECRET_KEY, 'base64')).update('visitor file links').digest();
  }

  /** Below the product's address. */
  of({ companyId, dialogId, attachmentId }: LinkedFile, name: string | null): string {
    const until = (Math.floor(this.clock.now().getTime() / 1000 / DAY_SECONDS) + VALID_DAYS) * DAY_SECONDS;
    const claim = `${companyId}.${dialogId}.${attachmentId}.${until}`;
    return `/widget/files/${claim}.${this.sign(claim)}/${encodeURIComponent(safeFileName(name ?? undefined))}`;
  }

  /** Null for a link that was changed, never made here, or is over. */
  read(pass: string): LinkedFile | null {
    const match = /^((\d{1,16})\.(\d{1,16})\.(\d{1,16})\.(\d{1,12}))\.([\w-]{43})$/.exec(pass);
    if (!match) return null;
    const [, claim = '', companyId, dialogId, attachmentId, until, signature = ''] = match;
    if (!timingSafeEqual(Buffer.from(this.sign(claim)), Buffer.from(signature))) return null;
    if (Number(until) * 1000 < this.clock.now().getTime()) return null;
    return { companyId: Number(companyId), dialogId: Number(dialogId), attachmentId: Number(attachmentId) };
  }

  private sign(claim: string): string {
    return createHmac('sha256', this.key).update(claim).digest('base64url');
  }
}
