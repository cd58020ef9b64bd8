/** The pages that need no log-in. */
export const OPEN_PAGES = ['/login', '/register', '/forgot-password', '/password', '/invitation', '/technical-access', '/simulator'];

/** The console's pages, as an administrator sees them. A new page belongs here: axe looks at it, and it must fit a small screen. */
export const CONSOLE_PAGES = [
  '/chat',
  '/colleagues',
  '/onboarding',
  '/onboarding?step=company',
  '/channels',
  '/channels?channel=new',
  '/scenarios',
  '/scenarios/payloads',
  '/scenarios/secrets',
  '/settings',
  '/settings/assignment',
  '/settings/operators',
  '/settings/groups',
  '/settings/statuses',
  '/settings/roles',
  '/settings/roles?role=new',
  '/settings/roles?role=supervisor',
  '/settings/tags',
  '/settings/macros',
  '/settings/webhooks',
  '/settings/webhooks?webhook=new',
  '/settings/api',
  '/settings/sessions',
  '/settings/audit',
  '/account',
  '/account/notifications',
  '/settings/set-up',
  '/nowhere',
];
