import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type LinkKind, LinkTokens } from '#persistence/encryption/link-tokens.js';
import { Env } from '../env.js';

const PAGES: Record<LinkKind, string> = { invitation: 'invitation', password_reset: 'password' };

/** Links that an answer shows to be handed over by other means than a letter. */
@Injectable()
export class PublicLinks {
  constructor(
    private readonly env: Env,
    private readonly tokens: LinkTokens,
  ) {}

  /** At the address that people use; where none is set, at the one that the asking browser came to: the answer is for it alone. */
  to(kind: LinkKind, id: number, version: number, request: FastifyRequest): string {
    return this.page(PAGES[kind], this.tokens.make(kind, id, version), request);
  }

  /** A page of ours with the secret that opens it. What stands behind the # reaches no server, so it stands in no log. */
  page(path: string, secret: string, request: FastifyRequest): string {
    return `${this.address(request)}/${path}#${secret}`;
  }

  /** Where the product is, without a slash at the end. */
  address(request: FastifyRequest): string {
    return this.env.PUBLIC_URL?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
  }
}
