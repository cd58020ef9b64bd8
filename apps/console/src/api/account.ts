import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

export type LoginSession = Schemas['LoginSession'];
export type SecondFactorSecret = Schemas['SecondFactorSecret'];

/** Where one is signed in oneself; the session that asks stands first. Others come and go without an event. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async ({ signal }) => (await http.get<Schemas['SessionList']>('/api/me/sessions', { signal })).items,
  staleTime: 0,
  refetchInterval: 30_000,
});

export const secondFactorQuery = queryOptions({
  queryKey: ['account', 'second-factor'],
  queryFn: ({ signal }) => http.get<Schemas['SecondFactorState']>('/api/me/second-factor', { signal }),
  staleTime: 0,
});

export const endOwnSession = (id: number) => http.delete<void>(`/api/me/sessions/${id}`);
export const endOtherSessions = () => http.delete<Schemas['EndedSessions']>('/api/me/sessions');

/** All other sessions end with it. */
export const changePassword = (current: string, password: string) => http.put<void>('/api/me/password', { current, password });

export const beginSecondFactor = (password: string) => http.post<SecondFactorSecret>('/api/me/second-factor', { password });

const codesOf = async (answer: Promise<Schemas['RecoveryCodes']>): Promise<string[]> => (await answer).recoveryCodes;

/** Resolves with the recovery codes, which nobody can show again. */
export const finishSecondFactor = (code: string) => codesOf(http.put('/api/me/second-factor', { code }));
export const renewRecoveryCodes = (password: string, code: string) =>
  codesOf(http.post('/api/me/second-factor/recovery-codes', { password, code }));
export const turnSecondFactorOff = (password: string, code: string) =>
  http.delete<void>('/api/me/second-factor', { body: { password, code } });
