import { useQuery } from '@tanstack/react-query';
import { http } from './client.js';
import { useFrame } from './frame.js';
import { meQuery } from './session.js';

/**
 * The address at which a file can be shown. In a frame no cookie comes along with a picture, so that a link is asked for that is its own
 * pass; it lives as long as the session, and `csrfToken` is another with the next one. Undefined until it is there.
 */
export function useFileUrl(url: string | null): string | undefined {
  const framed = useFrame((state) => state.framed);
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { data } = useQuery({
    queryKey: ['file-link', url, me?.csrfToken],
    queryFn: ({ signal }) => http.post<{ url: string }>(`${url}/link`, undefined, { signal }),
    enabled: framed && url !== null && url.startsWith('/api/attachments/'),
    staleTime: Infinity,
  });
  return framed ? data?.url : (url ?? undefined);
}
