import type { DialogListItem } from '#persistence/dialogs/dialog-list.view.js';
import type { DialogRow } from './dialogs.dto.js';

/** One line of the dialog list; the same for REST and live push. */
export function presentDialogRow(d: DialogListItem): DialogRow {
  return {
    id: d.id,
    state: d.state,
    client: { id: d.clientId, name: d.clientName },
    channel: { id: d.channelId, name: d.channelName, transport: d.transport },
    operator: d.operatorId === null ? null : { id: d.operatorId, name: d.operatorName ?? '' },
    group: d.groupId === null ? null : { id: d.groupId, name: d.groupName ?? '' },
    waits: presentWaits(d),
    bot: d.runState,
    snoozedUntil: d.snoozedUntil?.toISOString() ?? null,
    unreadCount: d.unreadCount,
    readUpToId: d.readUpToId,
    lastMessage:
      d.lastMessageId === 0
        ? null
        : { id: d.lastMessageId, kind: d.lastMessageKind ?? '', preview: d.lastMessagePreview ?? '', at: d.lastMessageAt.toISOString() },
    requestId: d.requestId,
    blockedAt: d.blockedAt?.toISOString() ?? null,
    withheldMessages: d.withheldCount,
    openedAt: d.openedAt.toISOString(),
    closedAt: d.closedAt?.toISOString() ?? null,
  };
}

function presentWaits(d: DialogListItem): DialogRow['waits'] {
  if (d.waitsFor === null || d.waitsSince === null) return null;
  const operator = d.waitsForOperatorId === null ? null : { id: d.waitsForOperatorId, name: d.waitsForOperatorName ?? '' };
  return { for: d.waitsFor, operator, since: d.waitsSince.toISOString(), staleAt: d.staleAt?.toISOString() ?? null };
}
