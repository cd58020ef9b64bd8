import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { safeFileName } from '#domain/uploads/upload.js';
import { Env } from '../../env.js';

export interface FrameFile {
  attachmentId: number;
  sessionId: number;
}

/**
 * Links to files for a frame: a picture in a page cannot show a bearer, and a cookie does not reach the frame. A link is for one file
 * and one session, and dies with the session.
 */
@Injectable()
export class FrameFiles {
  private readonly key: Buffer;

  constructor({ SECRET_KEY }: Env) {
    this.key = createHmac('sha256', Buffer.from(SECRET_KEY, 'base64')).update('frame file links').digest();
  }

  linkTo({ attachmentId, sessionId }: FrameFile, name: string | null): string {
    const claim = `${attachmentId}.${sessionId}`;
    return `/api/frame-files/${claim}.${this.sign(claim)}/${encodeURIComponent(safeFileName(name ?? undefined))}`;
  }

  /** Null for a link that was changed or never made here. */
  read(pass: string): FrameFile | null {
    const match = /^((\d{1,16})\.(\d{1,16}))\.([\w-]{43})$/.exec(pass);
    if (!match) return null;
    const [, claim = '', attachmentId, sessionId, signature = ''] = match;
    if (!timingSafeEqual(Buffer.from(this.sign(claim)), Buffer.from(signature))) return null;
    return { attachmentId: Number(attachmentId), sessionId: Number(sessionId) };
  }

  private sign(claim: string): string {
    return createHmac('sha256', this.key).update(claim).digest('base64url');
  }
}
