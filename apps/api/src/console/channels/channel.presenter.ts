import type { ChannelRow } from '#persistence/channels/channel.view.js';
import type { Channel } from './channels.dto.js';

/** How the channel is wired up is shown to those who may change it; everybody else sees its name and whether it works. */
export function presentChannel(row: ChannelRow, wiring: boolean): Channel {
  const { id, transport, name, phone, state, autoAssign, groupIds } = row;
  return {
    id,
    transport,
    key: wiring ? row.key : '',
    name,
    phone,
    state,
    settings: wiring ? row.settings : {},
    webhookPath: wiring ? `/hooks/${transport}/${row.key}` : '',
    lastInboundAt: row.lastInboundAt?.toISOString() ?? null,
    lastError: wiring ? row.lastError : null,
    lastErrorAt: wiring ? (row.lastErrorAt?.toISOString() ?? null) : null,
    quarantined: wiring ? row.quarantined : 0,
    groupIds,
    autoAssign,
  };
}
