import { filesForPrograms, wordsForPrograms } from '#domain/messages/message-for-programs.js';
import { statusName } from '#domain/messages/status.js';
import type { PublicMessageRow } from '#persistence/messages/message.public-view.js';
import { messengerOf } from '../messenger.js';
import { publicTime } from '../public-time.js';
import type { PublicMessage } from './public-message.dto.js';

/** The address of a message's file. */
export type LinkTo = (attachment: { id: number; name: string | null }) => string;

export function presentPublicMessage(row: PublicMessageRow, linkTo: LinkTo): PublicMessage {
  const files = row.deletedAt
    ? []
    : (row.attachments ?? []).filter(({ stored }) => stored).map((file) => ({ ...file, link: linkTo(file) }));
  const { text, coordinates, pressed } = wordsForPrograms(row);
  const status = row.status === 0 ? null : statusName(row.status);
  return {
    id: row.id,
    text,
    coordinates,
    transport: messengerOf(row.transport),
    type: row.kind,
    read: row.read ? '1' : '0',
    created: publicTime(row.sentAt),
    remote_id: numberOf(row.externalId),
    recipient_status: status,
    ai_tips: null,
    ...filesForPrograms(files),
    operator_id: row.operatorId,
    channel_id: row.channelId,
    dialog_id: row.dialogId,
    client_id: row.clientId,
    request_id: row.requestId,
    is_new: row.kind === 'from_client' && !row.read ? 1 : 0,
    extra_data: extraOf(row, pressed),
    status,
  };
}

/** Programs read a whole number here, and stumble over any other id; the provider's own stands in `extra_data`. */
const numberOf = (externalId: string | null): number | null =>
  externalId !== null && /^\d{1,10}$/.test(externalId) && Number(externalId) < 2 ** 31 ? Number(externalId) : null;

/** What this API has no field for; programs read texts here and nothing deeper. */
function extraOf({ error, externalId }: PublicMessageRow, pressed: { payload: string } | null): Record<string, string> {
  return {
    ...pressed,
    ...(externalId !== null && { external_id: externalId }),
    ...(error && { error_code: error.code, error_text: error.detail ?? error.reason }),
  };
}
