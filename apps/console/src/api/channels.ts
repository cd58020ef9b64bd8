import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type {
  Channel,
  ChannelAccount,
  ChannelSession,
  ListedTemplate,
  QuarantinedUpdate,
  TemplatesRefresh,
  Transport,
} from './channel-types.js';

export interface NewChannel {
  transport: string;
  name: string;
  phone?: string;
  settings: Record<string, unknown>;
  secrets: Record<string, string>;
  groupIds?: number[];
}

export interface ChannelPatch extends Partial<Omit<NewChannel, 'transport'>> {
  state?: 'active' | 'paused';
  autoAssign?: boolean;
}

export type SignInStep =
  | { step: 'qr' }
  | { step: 'phone'; phone: string }
  | { step: 'code'; code: string }
  | { step: 'password'; password: string }
  | { step: 'sign_out' };

export const transportsQuery = queryOptions({
  queryKey: ['transports'],
  queryFn: async ({ signal }) => (await http.get<{ items: Transport[] }>('/api/transports', { signal })).items,
  staleTime: Infinity,
});

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => (await http.get<{ items: Channel[] }>('/api/channels', { signal })).items,
});

export const quarantineQuery = (channelId: number) =>
  queryOptions({
    queryKey: ['channels', channelId, 'quarantine'],
    queryFn: async ({ signal }) =>
      (await http.get<{ items: QuarantinedUpdate[] }>(`/api/channels/${channelId}/quarantine`, { signal })).items,
  });

export const templatesQuery = (channelId: number) =>
  queryOptions({
    queryKey: ['channels', channelId, 'templates'],
    queryFn: async ({ signal }) => (await http.get<{ items: ListedTemplate[] }>(`/api/channels/${channelId}/templates`, { signal })).items,
  });

/** What is asked of the provider before anything is stored. Refusals are 422 `channel_refused`. */
export const checkCredentials = (channel: Pick<NewChannel, 'transport' | 'settings' | 'secrets'>) =>
  http.post<{ account: ChannelAccount }>('/api/channels/check', channel);

export const createChannel = (channel: NewChannel) => http.post<Channel>('/api/channels', channel);
export const changeChannel = (id: number, patch: ChannelPatch) => http.patch<Channel>(`/api/channels/${id}`, patch);
export const deleteChannel = (id: number) => http.delete<void>(`/api/channels/${id}`);
/** Asks the provider again, and connects a broken channel anew when it is content. */
export const checkChannel = (id: number) => http.post<Channel>(`/api/channels/${id}/check`);
export const signInToChannel = (id: number, step: SignInStep) => http.post<ChannelSession>(`/api/channels/${id}/sign-in`, step);
/** Answers when the provider's list is fetched, or after half a minute that it still is. */
export const refreshTemplates = (id: number) => http.post<TemplatesRefresh>(`/api/channels/${id}/templates/refresh`);
export const turnHistoryImport = (id: number, turn: 'pause' | 'resume') => http.post<unknown>(`/api/channels/${id}/history-import/${turn}`);
export const replayQuarantined = (id: number) =>
  http.post<{ outcome: 'replayed' | 'still_failing'; error: string | null }>(`/api/quarantine/${id}/replay`);
