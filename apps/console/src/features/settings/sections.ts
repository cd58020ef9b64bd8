/** The parts of the settings, in the order of the menu; each is a folder here and a page under `/settings`. */
export const SECTIONS = [
  { path: '/settings', name: 'company' },
  { path: '/settings/assignment', name: 'assignment' },
  { path: '/settings/operators', name: 'operators' },
  { path: '/settings/api', name: 'api' },
  { path: '/settings/webhooks', name: 'webhooks' },
] as const;
