import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { changeChannel, channelsQuery, type ChannelPatch } from '../../../api/channels.js';
import type { Channel } from '../../../api/channel-types.js';
import { toastError } from '../../../ui/toast.js';

export type ChannelChange = UseMutationResult<Channel, Error, ChannelPatch>;

/** Changes one thing of a channel at once, and says so when the server refuses. */
export function useChannelChange(channel: Channel): ChannelChange {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: ChannelPatch) => changeChannel(channel.id, patch),
    onSuccess: (changed) => {
      client.setQueryData(channelsQuery.queryKey, (channels) => channels?.map((one) => (one.id === changed.id ? changed : one)));
    },
    onError: (error) => toastError(error),
  });
}
