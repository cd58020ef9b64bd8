export interface ChannelsSearch {
  /** The opened channel, or `new` while one is being connected. */
  channel?: number | 'new';
}

export function channelsSearch(search: Record<string, unknown>): ChannelsSearch {
  const { channel } = search;
  if (channel === 'new') return { channel };
  const id = Number(channel);
  return Number.isInteger(id) && id > 0 ? { channel: id } : {};
}
