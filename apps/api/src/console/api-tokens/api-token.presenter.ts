import { operatorName } from '#domain/operators/operator-name.js';
import type { ApiTokenRow } from '#persistence/tokens/api-token.store.js';
import type { ApiToken } from './api-tokens.dto.js';

export function presentApiToken({ firstName, lastName, ...token }: ApiTokenRow): ApiToken {
  return { ...token, createdBy: firstName === null ? null : operatorName(firstName, lastName ?? '') };
}
