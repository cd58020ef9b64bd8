import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '#domain/shared/clock.port.js';
import { safeFileName } from '#domain/uploads/upload.js';
import { AttachmentPasses, LINKS_FOR_PROGRAMS_DAYS, passUrl, type LinkedAttachment } from '#persistence/encryption/attachment-passes.js';
import { Env } from '../../env.js';
import { CLOCK } from '../../platform/ports.js';

/** Links to files that programs hand on to browsers and other programs, so they must work without the token. */
@Injectable()
export class AttachmentLinks {
  private readonly passes: AttachmentPasses;

  constructor(
    private readonly env: Env,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.passes = new AttachmentPasses(env.SECRET_KEY);
  }

  /** Makes links under the address that the caller used. */
  of(companyId: number, request: FastifyRequest): (attachment: { id: number; name: string | null }) => string {
    const base = this.env.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
    return ({ id, name }) =>
      passUrl(
        base,
        this.passes.make({ companyId, attachmentId: id }, this.clock.now(), LINKS_FOR_PROGRAMS_DAYS),
        safeFileName(name ?? undefined),
      );
  }

  /** Null for a link that was changed, never made here, or is over. */
  read(pass: string): LinkedAttachment | null {
    return this.passes.read(pass, this.clock.now());
  }
}
