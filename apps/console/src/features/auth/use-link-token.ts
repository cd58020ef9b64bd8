import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * What stands behind the # of a letter's link. It leaves the address bar at once: whoever looks over a shoulder, a synchronised history
 * or a pasted address must not let anybody in.
 */
export function useLinkToken(): string {
  const router = useRouter();
  const { hash, pathname } = useLocation({ select: ({ hash, pathname }) => ({ hash, pathname }) });
  const [token, setToken] = useState(hash);
  useEffect(() => {
    if (!hash) return;
    setToken(hash);
    router.history.replace(pathname);
  }, [hash, pathname, router]);
  return token;
}
