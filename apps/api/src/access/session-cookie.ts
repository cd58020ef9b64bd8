import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_LIFETIME_MS } from '#domain/sessions/session.js';
import { Env } from '../env.js';

/** The cookie that carries a session's token. */
@Injectable()
export class SessionCookie {
  constructor(private readonly env: Env) {}

  /** Browsers accept `__Host-` only with Secure, for this host alone, so no neighbouring site can plant one. */
  get name(): string {
    return this.env.servedByHttps ? '__Host-deskwire_session' : 'deskwire_session';
  }

  read(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, token: string, lifetimeMs = SESSION_LIFETIME_MS): void {
    void reply.setCookie(this.name, token, { ...this.attributes, maxAge: lifetimeMs / 1000 });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes);
  }

  private get attributes(): { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean } {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.env.servedByHttps };
  }
}
