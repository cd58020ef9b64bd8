import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { changeMe, meQuery, signOut, type MePatch } from '../../api/session.js';
import type { Me } from '../../api/types.js';
import { switchLocale } from '../../i18n/index.js';
import { toastError } from '../../ui/toast.js';
import { live } from '../../api/live.js';

/**
 * Changes one's own settings: on the screen first, on the server next, and back again if it refuses. `along`: what follows from the
 * change and is shown at once as well.
 */
export function useChangeMe(): (patch: MePatch, along?: Partial<Me['operator']>) => void {
  const client = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  return (patch, along) => {
    const before = client.getQueryData(meQuery.queryKey);
    client.setQueryData(meQuery.queryKey, (me) => me && { ...me, operator: { ...me.operator, ...patch, ...along } });
    if (patch.locale) void switchLocale(patch.locale);
    if (patch.colorScheme) setColorScheme(patch.colorScheme);
    changeMe(patch).then(
      (me) => client.setQueryData(meQuery.queryKey, me),
      (error: unknown) => {
        client.setQueryData(meQuery.queryKey, before);
        toastError(error);
      },
    );
  };
}

/** Ends the session and forgets everything that was on the screen. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    signOut()
      .catch(() => undefined)
      .finally(() => {
        live.stop();
        sessionStorage.clear();
        void navigate({ to: '/login' }).then(() => client.clear());
      });
  };
}
