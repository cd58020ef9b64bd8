import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FrameAction } from '#domain/embed/frame.js';
import { Env } from '../../env.js';

/** What a frame shows, by its address. */
@Injectable()
export class EmbedAddress {
  constructor(private readonly env: Env) {}

  /** At the address that people use; where none is set, at the one that the asking program came to. */
  of(companyId: number, dialogId: number | null, disabledActions: readonly FrameAction[], request: FastifyRequest): string {
    const base = this.env.PUBLIC_URL?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
    const query = [
      ...(dialogId === null ? [] : [`dialog=${dialogId}`]),
      ...(disabledActions.length === 0 ? [] : [`disabledActions=${disabledActions.join(',')}`]),
    ];
    return `${base}/embed/${companyId}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  }
}
