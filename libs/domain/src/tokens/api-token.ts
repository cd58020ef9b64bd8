import { DomainError } from '../shared/domain-error.js';
import { type Scope, SCOPES } from './scope.js';

/** The use of a token is written at most this often: programs call many times a minute. */
export const API_TOKEN_USE_STEP_MS = 60 * 1000;
export const DEFAULT_RATE_PER_MINUTE = 300;
export const MAX_RATE_PER_MINUTE = 1_000_000;
/** Of a company, revoked ones aside. */
export const MAX_API_TOKENS = 100;
/** Revoked tokens stay in the list for so long, so that nobody wonders where one went. */
export const REVOKED_SHOWN_DAYS = 30;

/** What an admin decides about a token. */
export interface ApiTokenTerms {
  name: string;
  /** null = everything, also what a later version adds */
  scopes: Scope[] | null;
  ratePerMinute: number;
  /** null = until it is revoked */
  expiresAt: Date | null;
}

export class TooManyApiTokens extends DomainError {
  constructor() {
    super('too_many_tokens', `A company can have ${MAX_API_TOKENS} tokens; revoke one that nobody uses`, 'unprocessable');
  }
}

/** The scopes without doubles, in their usual order, and an end that is yet to come; throws where that cannot be made. */
export function checkTerms<Terms extends Partial<ApiTokenTerms>>(terms: Terms, now: Date): Terms {
  if (terms.expiresAt && terms.expiresAt <= now) {
    throw new DomainError('expiry_past', 'expiresAt must be a time in the future; revoke the token to end it now', 'invalid', 'expiresAt');
  }
  const { scopes } = terms;
  if (!scopes) return terms;
  if (scopes.length === 0) {
    throw new DomainError('no_scopes', 'scopes must name at least one scope; null allows everything', 'invalid', 'scopes');
  }
  return { ...terms, scopes: SCOPES.filter((scope) => scopes.includes(scope)) };
}
