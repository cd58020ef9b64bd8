import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mustHaveScope, type Scope } from '#domain/tokens/scope.js';
import { acting } from '#persistence/audit/acting.js';
import { ApiTokens } from '#persistence/tokens/api-token.store.js';
import { AUTHENTICATION } from '../access/auth.decorators.js';
import { ANY_TOKEN, SCOPE } from './scope.js';
import { limitHeaders } from './limits/limit-headers.js';
import { RequestMeter } from './limits/request-meter.js';
import { ApiTokenMissing, ApiTokenUnknown } from './public.errors.js';

/** Integrators' programs send the bare token, without "Bearer"; a token in the address is not looked at. */
@Injectable()
export class ApiTokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: ApiTokens,
    private readonly meter: RequestMeter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(AUTHENTICATION, targets) !== 'api_token') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = request.headers.authorization?.trim();
    if (!token) throw new ApiTokenMissing();
    const found = token.length <= 256 ? await this.tokens.find(token) : null;
    if (!found) throw new ApiTokenUnknown();
    request.apiCaller = found;
    acting.as({ kind: 'token', companyId: found.companyId, id: found.tokenId, sessionId: null, technicalAccessId: null });
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    await this.meter.take(found, (allowance) => void reply.headers(limitHeaders(allowance)));
    const scope = this.reflector.getAllAndOverride<Scope | typeof ANY_TOKEN>(SCOPE, targets);
    if (scope !== ANY_TOKEN) mustHaveScope(found.scopes, scope);
    return true;
  }
}
