import { queryOptions } from '@tanstack/react-query';
import { http, rememberCsrfToken } from './client.js';
import type { ColorScheme, Locale, Me, OperatorStatus, PublicInfo } from './types.js';

/** Whoever enters, by whatever door, gets a token for what he changes. */
export async function keepToken(answer: Promise<Me>): Promise<Me> {
  const me = await answer;
  rememberCsrfToken(me.csrfToken);
  return me;
}

export interface Registration {
  companyName: string;
  firstName: string;
  lastName?: string;
  email: string;
  password: string;
  locale: Locale;
  timeZone: string;
}

export interface MePatch {
  locale?: Locale;
  colorScheme?: ColorScheme;
  status?: OperatorStatus;
  /** One of the company's own; the status follows its kind. */
  statusId?: number | null;
  phone?: string;
}

/** `code`: of the authenticator app or a recovery code, where the answer was `second_factor_required`. */
export const signIn = (email: string, password: string, code?: string) =>
  keepToken(http.post<Me>('/api/session', { email, password, code }));
export const register = (registration: Registration) => keepToken(http.post<Me>('/api/companies', registration));
export const signOut = () => http.delete<void>('/api/session');
export const changeMe = (patch: MePatch) => keepToken(http.patch<Me>('/api/me', patch));

/** Who is signed in. After log-in or registration put the answer in with `queryClient.setQueryData(meQuery.queryKey, me)`. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => keepToken(http.get<Me>('/api/me', { signal })),
  staleTime: Infinity,
  retry: false,
});

export const publicQuery = queryOptions({
  queryKey: ['public'],
  queryFn: ({ signal }) => http.get<PublicInfo>('/api/public', { signal }),
  staleTime: Infinity,
});
