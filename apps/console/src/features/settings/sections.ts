import type { Permission } from '../../api/types.js';

/**
 * The parts of the settings, in the order of the menu; each is a folder here and a page under `/settings`, shown to whoever has one of
 * its permissions.
 */
export const SECTIONS = [
  { path: '/settings', name: 'company', permissions: ['company'] },
  { path: '/settings/assignment', name: 'assignment', permissions: ['company'] },
  { path: '/settings/operators', name: 'operators', permissions: ['operators'] },
  { path: '/settings/groups', name: 'groups', permissions: ['groups'] },
  { path: '/settings/statuses', name: 'statuses', permissions: ['operator_statuses'] },
  { path: '/settings/roles', name: 'roles', permissions: ['roles'] },
  { path: '/settings/tags', name: 'tags', permissions: ['tags'] },
  { path: '/settings/macros', name: 'macros', permissions: ['macros'] },
  { path: '/settings/api', name: 'api', permissions: ['api_tokens'] },
  { path: '/settings/webhooks', name: 'webhooks', permissions: ['webhooks'] },
  { path: '/settings/frame', name: 'frame', permissions: ['company'] },
  { path: '/settings/sessions', name: 'sessions', permissions: ['sessions'] },
  { path: '/settings/audit', name: 'audit', permissions: ['audit_log'] },
  { path: '/settings/set-up', name: 'setUp', permissions: ['onboarding'] },
] as const satisfies readonly { path: string; name: string; permissions: readonly [Permission, ...Permission[]] }[];

/** Whoever has one of these has something to do in the settings. */
export const SETTINGS_PERMISSIONS = SECTIONS.flatMap(({ permissions }): Permission[] => [...permissions]) as [Permission, ...Permission[]];
