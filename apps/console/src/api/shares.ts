import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';
import type { Named } from './types.js';

export interface Share extends Omit<components['schemas']['Share'], 'createdBy'> {
  createdBy: Named | null;
}
export interface NewShare extends Share {
  url: string;
}
export type ShareRequest = components['schemas']['ShareRequest'];
export type SharedChat = components['schemas']['SharedChat'];
export type SharedMessage = components['schemas']['SharedMessage'];

export const SHARE_DAYS = [1, 7, 30] as const;

/** The links that open a chat now. */
export const sharesQuery = (dialogId: number) =>
  queryOptions({
    queryKey: ['shares', dialogId],
    queryFn: async ({ signal }) => (await http.get<{ items: Share[] }>(`/api/dialogs/${dialogId}/shares`, { signal })).items,
  });

export const addShare = (dialogId: number, request: ShareRequest) => http.post<NewShare>(`/api/dialogs/${dialogId}/shares`, request);
export const revokeShare = (id: number) => http.delete<void>(`/api/shares/${id}`);

/** What the link shows, without a log-in. */
export const lookAtShare = (token: string, before: string | null, signal?: AbortSignal) =>
  http.post<SharedChat>('/api/shared/look', { token, before }, signal ? { signal } : {});
