import { Dialog, type DialogState } from '#domain/dialogs/dialog.js';

/** A row of `dialog` as to_jsonb gives it: times are ISO strings. */
export type DialogRow = {
  [K in 'id' | 'channel_id' | 'client_id' | 'unread_count' | 'read_up_to_id' | 'last_message_id']: number;
} & {
  state: 'open' | 'closed';
  operator_id: number | null;
  group_id: number | null;
  last_operator_id: number | null;
  request_id: number | null;
  waits_for: 'any' | 'operator' | null;
  waits_for_operator_id: number | null;
  waits_since: string | null;
  run_state: DialogState['runState'];
  snoozed_until: string | null;
  snoozed_by: number | null;
  counted_until: string | null;
  blocked_at: string | null;
  withheld_count: number;
  last_message_kind: DialogState['lastMessageKind'];
  last_message_preview: string | null;
  last_message_at: string;
  last_inbound_at: string | null;
  referral: DialogState['referral'];
  opened_at: string;
  closed_at: string | null;
};

const time = (value: string | null): Date | null => (value === null ? null : new Date(value));

/** The stored dialog, ready for its rules. */
export function dialogFromRow(row: DialogRow): Dialog {
  return new Dialog({
    ...{ id: row.id, channelId: row.channel_id, clientId: row.client_id, state: row.state, operatorId: row.operator_id },
    ...{ groupId: row.group_id, lastOperatorId: row.last_operator_id, requestId: row.request_id, waitsFor: row.waits_for },
    ...{
      waitsForOperatorId: row.waits_for_operator_id,
      waitsSince: time(row.waits_since),
      runState: row.run_state,
      unreadCount: row.unread_count,
    },
    ...{ snoozedUntil: time(row.snoozed_until), snoozedBy: row.snoozed_by },
    ...{ countedUntil: time(row.counted_until), blockedAt: time(row.blocked_at), withheldCount: row.withheld_count },
    ...{ readUpToId: row.read_up_to_id, lastMessageId: row.last_message_id, lastMessageKind: row.last_message_kind },
    ...{ lastMessagePreview: row.last_message_preview, lastMessageAt: new Date(row.last_message_at) },
    ...{ lastInboundAt: time(row.last_inbound_at), referral: row.referral, openedAt: new Date(row.opened_at) },
    closedAt: time(row.closed_at),
  });
}
