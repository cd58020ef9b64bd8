import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { Channel, QuarantinedUpdate, Transport } from './types.js';

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

export const createChannel = (channel: NewChannel) => http.post<Channel>('/api/channels', channel);
export const changeChannel = (id: number, patch: ChannelPatch) => http.patch<Channel>(`/api/channels/${id}`, patch);
export const replayQuarantined = (id: number) =>
  http.post<{ outcome: 'replayed' | 'still_failing'; error: string | null }>(`/api/quarantine/${id}/replay`);
