import { statusName } from '#domain/messages/status.js';
import type { PublicMessageRow } from '#persistence/messages/message.public-view.js';
import { messengerOf } from '../messenger.js';
import { publicTime } from '../public-time.js';
import type { PublicMessage } from './messages.dto.js';

type LinkTo = (attachment: { id: number; name: string | null }) => string;

export function presentPublicMessage(row: PublicMessageRow, linkTo: LinkTo): PublicMessage {
  const files = row.deletedAt
    ? []
    : (row.attachments ?? []).filter(({ stored }) => stored).map((file) => ({ ...file, link: linkTo(file) }));
  const linkOf = (...kinds: string[]): string | null => files.find(({ kind }) => kinds.includes(kind))?.link ?? null;
  const status = row.status === 0 ? null : statusName(row.status);
  return {
    id: row.id,
    text: row.deletedAt ? null : row.text,
    coordinates: coordinatesOf(row),
    transport: messengerOf(row.transport),
    type: row.kind,
    read: row.read ? '1' : '0',
    created: publicTime(row.sentAt),
    pdf: files.find(({ name }) => name?.toLowerCase().endsWith('.pdf'))?.link ?? null,
    remote_id: row.externalId,
    recipient_status: status,
    ai_tips: null,
    attachments: files.map(({ name, link }) => ({ name, link })),
    photo: linkOf('image', 'sticker'),
    video: linkOf('video'),
    audio: linkOf('audio', 'voice'),
    operator_id: row.operatorId,
    channel_id: row.channelId,
    dialog_id: row.dialogId,
    client_id: row.clientId,
    request_id: row.requestId,
    is_new: row.kind === 'from_client' && !row.read,
    extra_data: extraOf(row),
    status,
  };
}

function coordinatesOf({ content, deletedAt }: PublicMessageRow): string | null {
  const location = deletedAt ? undefined : content?.location;
  return location ? `${location.latitude},${location.longitude}` : null;
}

/** What this API has no field for: the payload of a pressed button, and why a message did not arrive. */
function extraOf({ content, error, deletedAt }: PublicMessageRow): Record<string, unknown> {
  const press = deletedAt ? undefined : content?.press;
  return { ...(press && { payload: press.payload }), ...(error && { error: { code: error.code, text: error.detail ?? error.reason } }) };
}
