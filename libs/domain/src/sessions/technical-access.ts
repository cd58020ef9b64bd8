import type { Permission } from '../access/permissions.js';
import { DomainError } from '../shared/domain-error.js';

/** How long the link of a technical access waits to be used. */
export const TECHNICAL_LINK_MS = 10 * 60 * 1000;
/** However busy, a technical session ends after this. */
export const TECHNICAL_SESSION_MS = 4 * 60 * 60 * 1000;

/**
 * With these one could leave a way in behind, shut others out or take a secret along: a channel's address and the HTTP step of a scenario
 * say where a secret is sent, and the onboarding invites and connects.
 */
const NOT_FOR_TECHNICAL_ACCESS: readonly Permission[] = [
  ...(['channels', 'manage_scenarios', 'onboarding'] as const),
  ...(['roles', 'api_tokens', 'manage_secrets', 'webhooks'] as const),
  ...(['invite_operators', 'change_operators', 'block_operators', 'end_sessions'] as const),
];

/** What is left of an operator's permissions in a session that somebody of the platform opened. */
export const permissionsOfTechnicalAccess = (permissions: readonly Permission[]): readonly Permission[] =>
  permissions.filter((permission) => !NOT_FOR_TECHNICAL_ACCESS.includes(permission));

/** Somebody of the platform who comes in as an operator, and why: the company reads both. */
export interface TechnicalAccessRequest {
  companyId: number;
  email: string;
  who: string;
  reason: string;
}

/** Refuses an access that the company could make nothing of. */
export function checkTechnicalAccess({ who, reason }: TechnicalAccessRequest): void {
  const refuse = (message: string, field: string): never => {
    throw new DomainError('invalid_input', message, 'invalid', field);
  };
  if (who.trim().length < 2 || who.length > 200) refuse('who must be a name of 2 to 200 characters', 'who');
  if (reason.trim().length < 10 || reason.length > 1_000) refuse('reason must say in 10 to 1000 characters what for', 'reason');
}
