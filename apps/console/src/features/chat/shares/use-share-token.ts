import { useEffect, useState } from 'react';

/** What stands behind the # of the link. It stays in the address, so that the page may be loaded anew; another link is another token. */
export function useShareToken(): string {
  const [token, setToken] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    const changed = (): void => setToken(window.location.hash.slice(1));
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return token;
}
