/**
 * The parts of the settings, in the order of the menu; each is a folder here and a page under `/settings`.
 * Those for managers may be changed by admins and supervisors, the others by admins alone.
 */
export const SECTIONS = [
  { path: '/settings', name: 'company' },
  { path: '/settings/assignment', name: 'assignment' },
  { path: '/settings/operators', name: 'operators' },
  { path: '/settings/tags', name: 'tags', managers: true },
  { path: '/settings/macros', name: 'macros', managers: true },
  { path: '/settings/api', name: 'api' },
  { path: '/settings/webhooks', name: 'webhooks' },
] as const;
