import { polls, signsIn, subscribes } from '#connectors/connector.js';
import { connectorOf } from '#connectors/registry.js';
import { nextTemplateRefresh } from '#domain/templates/refresh-interval.js';
import type { ChannelRow } from '#persistence/channels/channel.view.js';
import type { Channel, ChannelTemplates } from './channels.dto.js';

/** Channels whose clients speak to us directly. */
const OWN = new Set(['site-widget', 'external']);

/** How the channel is wired up is shown to those who may change it; everybody else sees its name and whether it works. */
export function presentChannel(row: ChannelRow, wiring: boolean, hasPublicUrl: boolean): Channel {
  const { id, transport, name, phone, state, autoAssign, groupIds } = row;
  const delivery = deliveryOf(row, hasPublicUrl);
  return {
    id,
    transport,
    key: wiring ? row.key : '',
    name,
    phone,
    state,
    settings: wiring ? row.settings : {},
    webhookPath: wiring ? `/hooks/${transport}/${row.key}` : '',
    delivery,
    webhookSetUp: delivery === 'webhook' ? setUpOf(transport, hasPublicUrl) : 'none',
    lastInboundAt: timeOf(row.lastInboundAt),
    lastOutboundAt: timeOf(row.lastOutboundAt),
    lastError: wiring ? row.lastError : null,
    lastErrorAt: wiring ? timeOf(row.lastErrorAt) : null,
    accountName: row.accountName,
    checkedAt: timeOf(row.checkedAt),
    checkError: wiring ? row.checkError : null,
    session: wiring ? row.session : null,
    templates: templatesOf(row),
    historyImport: row.historyImport,
    quarantined: wiring ? row.quarantined : 0,
    groupIds,
    autoAssign,
  };
}

function deliveryOf({ transport, settings }: ChannelRow, hasPublicUrl: boolean): Channel['delivery'] {
  const connector = connectorOf(transport);
  if (OWN.has(transport)) return 'own';
  if (!connector) return 'webhook';
  if (signsIn(connector)) return 'gateway';
  return polls(connector) && (settings.delivery === 'polling' || !hasPublicUrl) && settings.delivery !== 'webhook' ? 'polling' : 'webhook';
}

function setUpOf(transport: string, hasPublicUrl: boolean): Channel['webhookSetUp'] {
  const connector = connectorOf(transport);
  return connector && subscribes(connector) && hasPublicUrl ? 'automatic' : 'by_hand';
}

function templatesOf({ transport, state, ...row }: ChannelRow): ChannelTemplates | null {
  if (!connectorOf(transport)?.features.templates) return null;
  const next = state === 'active' ? nextTemplateRefresh(row.templatesTriedAt) : null;
  return {
    count: row.templateCount,
    triedAt: timeOf(row.templatesTriedAt),
    syncedAt: timeOf(row.templatesSyncedAt),
    error: row.templatesError,
    nextAt: timeOf(next),
  };
}

const timeOf = (date: Date | null): string | null => date?.toISOString() ?? null;
