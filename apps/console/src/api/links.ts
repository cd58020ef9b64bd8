import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';
import { keepToken } from './session.js';
import type { Me } from './types.js';

type Schemas = components['schemas'];

export type LookedAtInvitation = Schemas['LookedAtInvitation'];

/** What a link of a letter leads to. Its token is all that lets one in, so it is nowhere but in this window's memory. */
const look = <T>(kind: 'invitations' | 'password', token: string) =>
  queryOptions({
    queryKey: ['link', kind, token],
    queryFn: ({ signal }) => http.post<T>(`/api/${kind}/look`, { token }, { signal }),
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: 0,
  });

export const invitationQuery = (token: string) => look<LookedAtInvitation>('invitations', token);
export const passwordLinkQuery = (token: string) => look<Schemas['LookedAtReset']>('password', token);

export const acceptInvitation = (acceptance: Schemas['AcceptInvitationRequest']) =>
  keepToken(http.post<Me>('/api/invitations/accept', acceptance));

/** Answers the same for everybody. */
export const askForPasswordLink = (email: string) => http.post<void>('/api/password/forgot', { email });
export const resetPassword = (token: string, password: string) => http.post<void>('/api/password/reset', { token, password });

export const enterTechnically = (token: string) => keepToken(http.post<Me>('/api/session/technical', { token }));
