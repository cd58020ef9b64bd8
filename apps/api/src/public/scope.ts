import { applyDecorators, type CustomDecorator, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Scope as TokenScope } from '#domain/tokens/scope.js';

export const SCOPE = 'scope';
/** For what is the same for every company and tells nothing of anybody, such as lists of names. */
export const ANY_TOKEN = 'any token';

/** Which scope a token needs for this call of `/v1`. A call that says nothing keeps the API from starting. */
export const Scope = (scope: TokenScope): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(SCOPE, scope), ApiExtension('x-scope', scope));

/** Open to every valid token. */
export const AnyToken = (): CustomDecorator => SetMetadata(SCOPE, ANY_TOKEN);
