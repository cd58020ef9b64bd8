export interface ChannelsSearch {
  /** The opened channel, or `new` while one is being connected. */
  channel?: number | 'new';
  /** While one is being connected: the messenger that was chosen. */
  transport?: string;
}

export function channelsSearch(search: Record<string, unknown>): ChannelsSearch {
  const { channel, transport } = search;
  if (channel === 'new') return { channel, ...(typeof transport === 'string' ? { transport } : {}) };
  const id = Number(channel);
  return Number.isInteger(id) && id > 0 ? { channel: id } : {};
}
