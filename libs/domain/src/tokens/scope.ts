import { DomainError } from '../shared/domain-error.js';

/** What a program can be let at; each may be read, or changed, or both. */
export const SCOPE_RESOURCES = [
  'company',
  'channels',
  'clients',
  'dialogs',
  'messages',
  'operators',
  'requests',
  'tags',
  'tickets',
  'templates',
  'scenarios',
  'statistics',
  'webhooks',
] as const;

export type ScopeResource = (typeof SCOPE_RESOURCES)[number];
/** There is nothing to be read of frames. */
export type Scope = `${ScopeResource}:${'read' | 'write'}` | 'embed:write';

export const SCOPES: readonly Scope[] = [
  ...SCOPE_RESOURCES.flatMap((resource) => [`${resource}:read`, `${resource}:write`] as const),
  'embed:write',
];

/** Writing does not include reading: a program that sends notices has no need to see what clients answer. */
export class ScopeMissing extends DomainError {
  constructor(scope: Scope) {
    super('scope_missing', `This token has no scope ${scope}; an admin can add it on the page Settings > API`, 'forbidden');
  }
}

/** Throws unless the token may do it; `null` are the scopes of a token for everything, whatever comes later. */
export function mustHaveScope(granted: readonly string[] | null, needed: Scope): void {
  if (granted !== null && !granted.includes(needed)) throw new ScopeMissing(needed);
}
