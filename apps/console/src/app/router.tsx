import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { isApiError } from '../api/api-error.js';
import { meQuery } from '../api/session.js';
import { queryClient } from './query-client.js';
import { billingSearch } from '../features/billing/search.js';
import { channelsSearch } from '../features/channels/search.js';
import { simulatorSearch } from '../features/simulator/search.js';
import { ticketsSearch } from '../features/chat/tickets/search.js';
import { chatSearch } from '../features/chat/search.js';
import { colleaguesSearch } from '../features/internal-chats/search.js';
import { reportSearch } from '../features/reports/search.js';
import { onboardingSearch } from '../features/onboarding/search.js';
import { designerSearch } from '../features/scenarios/designer/search.js';
import { auditSearch } from '../features/settings/audit/search.js';
import { operatorsSearch } from '../features/settings/operators/search.js';
import { rolesSearch } from '../features/settings/roles/search.js';
import { sessionsSearch } from '../features/settings/sessions/search.js';
import { webhooksSearch } from '../features/settings/webhooks/search.js';
import { NotFound } from './shell/not-found.js';
import { startPage } from './onboarding/start-page.js';
import { RouteFailure } from './shell/route-failure.js';
import { Shell } from './shell/shell.js';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: RouteFailure });

const nextSearch = (search: Record<string, unknown>): { next?: string } => {
  const next = search['next'];
  // Only a path of our own, or a stranger's link could send people elsewhere after log-in.
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
};

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('../features/auth/login-page.js')),
});

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  component: lazyRouteComponent(() => import('../features/auth/register-page.js')),
});

/** For whoever forgot his password, or comes by the link of a letter; the token stands behind the #, which reaches no server. */
const linkRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgot-password',
    component: lazyRouteComponent(() => import('../features/auth/forgot-page.js')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/password',
    component: lazyRouteComponent(() => import('../features/auth/password-page.js')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation',
    component: lazyRouteComponent(() => import('../features/auth/invitation-page.js')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/technical-access',
    component: lazyRouteComponent(() => import('../features/auth/technical-page.js')),
  }),
] as const;

/** The phone needs no log-in and stands beside the console in a window of its own, so it has no rail. */
const simulatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/simulator',
  validateSearch: simulatorSearch,
  component: lazyRouteComponent(() => import('../features/simulator/simulator-page.js')),
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (isApiError(error) && error.status === 401) throw redirect({ to: '/login', search: { next: location.href } });
      throw error;
    }
  },
});

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    throw redirect(await startPage());
  },
});

/** Filters are part of the address, so that a supervisor can send a colleague a link to exactly this list. */
const chatRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chat',
  validateSearch: chatSearch,
  component: lazyRouteComponent(() => import('./chat/chat-with-set-up.js')),
});

const dialogRoute = createRoute({ getParentRoute: () => chatRoute, path: '$dialogId' });

/** Colleagues among themselves. */
const colleaguesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/colleagues',
  validateSearch: colleaguesSearch,
  component: lazyRouteComponent(() => import('../features/internal-chats/colleagues-page.js')),
});

const colleaguesChatRoute = createRoute({ getParentRoute: () => colleaguesRoute, path: '$chatId' });

const onboardingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/onboarding',
  validateSearch: onboardingSearch,
  component: lazyRouteComponent(() => import('./onboarding/onboarding-with-parts.js')),
});

const channelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/channels',
  validateSearch: channelsSearch,
  component: lazyRouteComponent(() => import('../features/channels/channels-page.js')),
});

const billingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/billing',
  validateSearch: billingSearch,
  component: lazyRouteComponent(() => import('../features/billing/billing-page.js')),
});

const ticketsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets',
  validateSearch: ticketsSearch,
  component: lazyRouteComponent(() => import('../features/chat/tickets/tickets-page.js')),
});

/** A chat by its link, for somebody who has no log-in; the secret stands behind the #. */
const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shared',
  component: lazyRouteComponent(() => import('../features/chat/shares/shared-page.js')),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/account-page.js')),
});

const notificationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account/notifications',
  component: lazyRouteComponent(() => import('../features/account/notifications/notifications-page.js')),
});

const scenariosRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/scenarios',
    component: lazyRouteComponent(() => import('../features/scenarios/list/scenarios-page.js')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/scenarios/payloads',
    component: lazyRouteComponent(() => import('../features/scenarios/payloads/payloads-page.js')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/scenarios/secrets',
    component: lazyRouteComponent(() => import('../features/scenarios/secrets/secrets-page.js')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/scenarios/$scenarioId',
    validateSearch: designerSearch,
    component: lazyRouteComponent(() => import('./scenarios/designer-with-phone.js')),
  }),
] as const;

const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('../features/reports/reports-page.js')),
});

/** What is asked is part of the address: a link shows the same report. */
const reportsRoutes = [
  createRoute({
    getParentRoute: () => reportsRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../features/reports/reports-start.js')),
  }),
  createRoute({
    getParentRoute: () => reportsRoute,
    path: '$report',
    validateSearch: reportSearch,
    component: lazyRouteComponent(() => import('../features/reports/report-page.js')),
  }),
] as const;

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.js')),
});

/** One page a part of the settings; the first is the company itself. */
const settingsRoutes = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../features/settings/company/company-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/set-up',
    component: lazyRouteComponent(() => import('../features/settings/set-up/set-up-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/assignment',
    component: lazyRouteComponent(() => import('../features/settings/assignment/assignment-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/operators',
    validateSearch: operatorsSearch,
    component: lazyRouteComponent(() => import('../features/settings/operators/operators-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/groups',
    component: lazyRouteComponent(() => import('../features/settings/groups/groups-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/statuses',
    component: lazyRouteComponent(() => import('../features/settings/statuses/statuses-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/roles',
    validateSearch: rolesSearch,
    component: lazyRouteComponent(() => import('../features/settings/roles/roles-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/tags',
    component: lazyRouteComponent(() => import('../features/settings/tags/tags-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/macros',
    component: lazyRouteComponent(() => import('../features/settings/macros/macros-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/api',
    component: lazyRouteComponent(() => import('../features/settings/api/api-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/webhooks',
    validateSearch: webhooksSearch,
    component: lazyRouteComponent(() => import('../features/settings/webhooks/webhooks-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/frame',
    component: lazyRouteComponent(() => import('../features/settings/frame/frame-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/sessions',
    validateSearch: sessionsSearch,
    component: lazyRouteComponent(() => import('../features/settings/sessions/sessions-section.js')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/audit',
    validateSearch: auditSearch,
    component: lazyRouteComponent(() => import('../features/settings/audit/audit-section.js')),
  }),
] as const;

const routeTree = rootRoute.addChildren([
  indexRoute,
  loginRoute,
  registerRoute,
  ...linkRoutes,
  simulatorRoute,
  sharedRoute,
  shellRoute.addChildren([
    chatRoute.addChildren([dialogRoute]),
    colleaguesRoute.addChildren([colleaguesChatRoute]),
    onboardingRoute,
    ticketsRoute,
    channelsRoute,
    billingRoute,
    accountRoute,
    notificationsRoute,
    ...scenariosRoutes,
    reportsRoute.addChildren(reportsRoutes),
    settingsRoute.addChildren(settingsRoutes),
  ]),
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
