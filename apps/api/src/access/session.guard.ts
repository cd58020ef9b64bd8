import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { NotAllowed } from '#domain/access/access.errors.js';
import { ACTIVITY_STEP_MS } from '#domain/sessions/session.js';
import { ForeignRequest, NotSignedIn } from '#domain/sessions/sessions.errors.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { acting } from '#persistence/audit/acting.js';
import { SessionReader, type LiveSession } from '#persistence/sessions/session.reader.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { Env } from '../env.js';
import { CLOCK } from '../platform/ports.js';
import { AUTHENTICATION, type Authentication, RIGHT, type Right } from './auth.decorators.js';
import { fromOwnPage } from './origin.js';
import { SessionCookie } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Guards every route that does not say otherwise: signed in, sent by our own page, allowed by the route's right. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionReader,
    private readonly store: SessionStore,
    private readonly cookie: SessionCookie,
    private readonly env: Env,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const authentication = this.reflector.getAllAndOverride<Authentication | undefined>(AUTHENTICATION, targets) ?? 'session';
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (authentication === 'api_token') return true;
    const unsafe = !SAFE_METHODS.has(request.method);
    if (authentication === 'public') {
      // Nobody else's page may sign a visitor in or out; providers and programs send no Origin.
      if (unsafe && request.routeOptions.url?.startsWith('/api/') && !fromOwnPage(request.headers, this.env.PUBLIC_URL))
        throw new ForeignRequest();
      return true;
    }
    const session = await this.signedIn(request);
    if (unsafe) this.refuseForeign(request, session);
    const right = this.reflector.getAllAndOverride<Right | undefined>(RIGHT, targets);
    if (!right?.(session)) throw new NotAllowed();
    const { lastActivityAt: _, technicalAccessId, ...caller } = session;
    request.caller = caller;
    const { companyId, operatorId: id, sessionId } = caller;
    acting.as({ kind: technicalAccessId === null ? 'operator' : 'technical', companyId, id, sessionId, technicalAccessId });
    return true;
  }

  private async signedIn(request: FastifyRequest): Promise<LiveSession> {
    const token = this.cookie.read(request);
    const session = token ? await this.sessions.find(token) : null;
    if (!session) throw new NotSignedIn();
    const now = this.clock.now();
    if (now.getTime() - session.lastActivityAt.getTime() > ACTIVITY_STEP_MS)
      await this.store.touch(session.companyId, session.sessionId, now);
    return session;
  }

  private refuseForeign(request: FastifyRequest, session: LiveSession): void {
    if (!fromOwnPage(request.headers, this.env.PUBLIC_URL)) throw new ForeignRequest();
    const sent = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
    const expected = Buffer.from(session.csrfToken);
    if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
      throw new ForeignRequest('The X-CSRF-Token header is missing or old; take csrfToken from GET /api/me and try again');
    }
  }
}
