import type { PublicDialogRow } from '#persistence/dialogs/dialog.public-view.js';
import { publicTime } from '../public-time.js';
import type { PublicDialog } from './dialogs.dto.js';

export function presentPublicDialog(row: PublicDialogRow): PublicDialog {
  const last = row.lastMessage;
  return {
    id: row.id,
    state: row.state,
    begin: publicTime(row.openedAt),
    end: row.closedAt && publicTime(row.closedAt),
    operator_id: row.operatorId,
    client_id: row.clientId,
    channel_id: row.channelId,
    last_request_id: row.lastRequestId,
    blocked: row.blocked,
    messages: row.messages,
    last_message: last && { id: last.id, text: last.text, type: last.kind, created: publicTime(new Date(last.sentAt)) },
  };
}
