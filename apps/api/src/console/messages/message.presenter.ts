import { statusName } from '#domain/messages/status.js';
import type { MessageAttachment, MessageListItem } from '#persistence/messages/message-list.view.js';
import type { Attachment, Message } from './messages.dto.js';

/** One message as the console shows it; the same for REST and live push. */
export function presentMessage(m: MessageListItem): Message {
  return {
    id: m.id,
    dialogId: m.dialogId,
    kind: m.kind,
    origin: m.origin,
    text: m.text,
    content: m.content as Record<string, unknown> | null,
    attachments: (m.attachments ?? []).map(presentAttachment),
    status: statusName(m.status),
    error: m.error,
    unconfirmed: m.unconfirmed,
    operator: m.operatorId === null ? null : { id: m.operatorId, name: m.operatorName ?? '' },
    clientMessageId: m.clientMessageId,
    quoted: m.quoted,
    reactions: m.reactions ?? [],
    sentAt: m.sentAt.toISOString(),
    createdAt: m.createdAt.toISOString(),
    editedAt: m.editedAt?.toISOString() ?? null,
    deletedAt: m.deletedAt?.toISOString() ?? null,
  };
}

const presentAttachment = (a: MessageAttachment): Attachment => ({
  ...{ id: a.id, kind: a.kind, name: a.name, mime: a.mime, size: a.size, state: a.state, error: a.error },
  ...{ durationMs: a.durationMs, waveform: a.waveform },
  url: a.state === 'stored' ? `/api/attachments/${a.id}` : null,
});
