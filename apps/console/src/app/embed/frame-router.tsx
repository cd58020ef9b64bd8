import { createMemoryHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { useFrame } from '../../api/frame.js';
import { chatSearch } from '../../features/chat/search.js';
import { NotFound } from '../shell/not-found.js';
import { RouteFailure } from '../shell/route-failure.js';
import { FrameShell } from './frame-shell.js';

const rootRoute = createRootRoute({ component: FrameShell, notFoundComponent: NotFound, errorComponent: RouteFailure });

const chatRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chat',
  validateSearch: chatSearch,
  beforeLoad: ({ params }) => {
    const only = useFrame.getState().dialogId;
    const dialogId = (params as { dialogId?: string }).dialogId;
    if (only !== null && dialogId !== String(only)) throw redirect({ to: '/chat/$dialogId', params: { dialogId: String(only) } });
  },
  component: lazyRouteComponent(() => import('../../features/chat/chat-page.js')),
});

const dialogRoute = createRoute({ getParentRoute: () => chatRoute, path: '$dialogId' });

/**
 * The chat page alone. Its places are kept in memory: the frame's address stays what the page around it gave, and the browser's "back" stays
 * with that page.
 */
export const frameRouter = createRouter({
  routeTree: rootRoute.addChildren([chatRoute.addChildren([dialogRoute])]),
  history: createMemoryHistory({ initialEntries: ['/chat'] }),
  defaultPreload: 'intent',
  scrollRestoration: false,
});
