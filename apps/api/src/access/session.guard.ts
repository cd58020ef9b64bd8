import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { NotAllowed } from '#domain/access/access.errors.js';
import { ForeignRequest, NotForTechnicalAccess, NotSignedIn } from '#domain/sessions/sessions.errors.js';
import { acting } from '#persistence/audit/acting.js';
import { SessionReader, type LiveSession } from '#persistence/sessions/session.reader.js';
import { Env } from '../env.js';
import { AUTHENTICATION, type Authentication, RIGHT, type Right } from './auth.decorators.js';
import { bearerOf } from './bearer.js';
import { deviceOf } from './device.js';
import { FrameGate } from './frame-gate.js';
import { fromOwnPage } from './origin.js';
import { SessionActivity } from './session-activity.js';
import { SessionCookie } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Guards every route that does not say otherwise: signed in, sent by our own page, allowed by the route's right. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionReader,
    private readonly activity: SessionActivity,
    private readonly cookie: SessionCookie,
    private readonly frames: FrameGate,
    private readonly env: Env,
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
    // What no browser sends by itself needs no proof that a page of ours sent it.
    if (unsafe && !session.frame) this.refuseForeign(request, session);
    await this.frames.pass(request, session);
    const right = this.reflector.getAllAndOverride<Right | undefined>(RIGHT, targets);
    if (!right?.(session)) throw session.technical ? new NotForTechnicalAccess() : new NotAllowed();
    const { lastActivityAt: _, technicalAccessId, ...caller } = session;
    request.caller = caller;
    const { companyId, operatorId: id, sessionId } = caller;
    acting.as({ kind: caller.technical ? 'technical' : 'operator', companyId, id, sessionId, technicalAccessId });
    return true;
  }

  private async signedIn(request: FastifyRequest): Promise<LiveSession> {
    // A frame in a page of our own would come with the cookie of the window around it: it is never looked at beside a bearer.
    const bearer = bearerOf(request.headers);
    const token = bearer ?? this.cookie.read(request);
    const session = token ? await this.sessions.find(token) : null;
    if (!session || (session.frame !== null) !== (bearer !== null)) throw new NotSignedIn();
    await this.activity.seen(session, () => deviceOf(request));
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
