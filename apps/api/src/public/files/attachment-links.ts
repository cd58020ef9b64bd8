import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '#domain/shared/clock.port.js';
import { safeFileName } from '#domain/uploads/upload.js';
import { Env } from '../../env.js';
import { CLOCK } from '../../platform/ports.js';

const DAY_SECONDS = 24 * 60 * 60;
const VALID_DAYS = 30;

/** What a link allows: one file of one company, for a while. */
export interface LinkedAttachment {
  companyId: number;
  attachmentId: number;
}

/**
 * Links to files that programs hand on to browsers and other programs, so they must work without the token. Signed with a key
 * of their own; the end falls on midnight, so that the same file has the same link all day.
 */
@Injectable()
export class AttachmentLinks {
  private readonly key: Buffer;

  constructor(
    private readonly env: Env,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.key = createHmac('sha256', Buffer.from(env.SECRET_KEY, 'base64')).update('attachment links').digest();
  }

  /** Makes links under the address that the caller used. */
  of(companyId: number, request: FastifyRequest): (attachment: { id: number; name: string | null }) => string {
    const base = this.env.PUBLIC_URL?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
    const until = (Math.floor(this.clock.now().getTime() / 1000 / DAY_SECONDS) + VALID_DAYS) * DAY_SECONDS;
    return ({ id, name }) => {
      const claim = `${companyId}.${id}.${until}`;
      return `${base}/v1/files/${claim}.${this.sign(claim)}/${encodeURIComponent(safeFileName(name ?? undefined))}`;
    };
  }

  /** Null for a link that was changed, never made here, or is over. */
  read(pass: string): LinkedAttachment | null {
    const match = /^((\d{1,16})\.(\d{1,16})\.(\d{1,12}))\.([\w-]{43})$/.exec(pass);
    if (!match) return null;
    const [, claim = '', companyId, attachmentId, until, signature = ''] = match;
    if (!timingSafeEqual(Buffer.from(this.sign(claim)), Buffer.from(signature))) return null;
    if (Number(until) * 1000 < this.clock.now().getTime()) return null;
    return { companyId: Number(companyId), attachmentId: Number(attachmentId) };
  }

  private sign(claim: string): string {
    return createHmac('sha256', this.key).update(claim).digest('base64url');
  }
}
