import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller as OperatorCaller } from '#domain/access/caller.js';
import { NotSignedIn } from '#domain/sessions/sessions.errors.js';
import type { SignedIn } from './signed-in.js';
import type { CompanyOfToken } from '../public/company-of-token.js';

export const AUTHENTICATION = 'authentication';
export const RIGHT = 'right';
/** How a route knows its caller; `session` where nothing is said. */
export type Authentication = 'session' | 'api_token' | 'public';
export type Right = (caller: OperatorCaller) => boolean;

/** Open to everybody. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(AUTHENTICATION, 'public' satisfies Authentication);

/** For integrators' programs: the company's API token, and never the session cookie. */
export const ByApiToken = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(AUTHENTICATION, 'api_token' satisfies Authentication), ApiSecurity('token'));

/** Who may call the route: one predicate of domain/access. A route without it is refused to everybody. */
export const Requires = (right: Right): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(RIGHT, right), ApiCookieAuth('session'));

/** The signed-in operator. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new NotSignedIn();
  return caller;
});

/** The company whose API token was sent. */
export const ApiCaller = createParamDecorator((_: unknown, context: ExecutionContext): CompanyOfToken => {
  const { apiCaller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!apiCaller) throw new NotSignedIn();
  return apiCaller;
});
