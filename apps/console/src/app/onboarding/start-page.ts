import { onboardingQuery } from '../../api/onboarding.js';
import { isApiError } from '../../api/api-error.js';
import { meQuery } from '../../api/session.js';
import { queryClient } from '../query-client.js';

const SHOWN = 'deskwire.set-up.shown';

type Start = { to: '/login' } | { to: '/chat' } | { to: '/onboarding' };

/**
 * Where whoever comes to the console without wanting to go anywhere begins: with his chats; with the set-up while it is unfinished and
 * his to do, once in each window, for the next time he may have his reasons.
 */
export async function startPage(): Promise<Start> {
  const me = await queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (isApiError(error) && error.status === 401) return null;
    throw error;
  });
  if (me === null) return { to: '/login' };
  if (!me.permissions.includes('onboarding') || sessionStorage.getItem(SHOWN) === String(me.operator.id)) return { to: '/chat' };
  const onboarding = await queryClient.fetchQuery({ ...onboardingQuery, retry: false }).catch(() => null);
  if (onboarding?.state !== 'open') return { to: '/chat' };
  sessionStorage.setItem(SHOWN, String(me.operator.id));
  return { to: '/onboarding' };
}
