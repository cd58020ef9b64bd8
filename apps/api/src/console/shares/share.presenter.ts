import type { MessageContent } from '#domain/messages/content.js';
import type { MessageListItem } from '#persistence/messages/message-list.view.js';
import type { ShareRow } from '#persistence/shares/share.view.js';
import { presentMessage } from '../messages/message.presenter.js';
import type { Share, SharedMessage } from './shares.dto.js';

export const presentShare = (row: ShareRow): Share => ({
  ...{ id: row.id, withComments: row.withComments },
  createdBy: row.createdById === null ? null : { id: row.createdById, name: row.createdByName ?? '' },
  ...{ createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
});

/** `urlOf`: where whoever has the link finds a file. */
export function presentSharedMessage(row: MessageListItem, urlOf: (attachmentId: number, name: string | null) => string): SharedMessage {
  const deleted = row.deletedAt !== null;
  const { id, kind, sentAt, attachments } = presentMessage(row);
  return {
    ...{ id, kind, sentAt, deleted, edited: row.editedAt !== null },
    text: deleted ? null : row.text,
    content: deleted ? null : contentFor(row.content),
    attachments: deleted ? [] : attachments.map((file) => ({ ...file, url: file.url && urlOf(file.id, file.name) })),
    operatorName: kind === 'to_client' || kind === 'comment' ? row.operatorName : null,
  };
}

/** What one reads, without what programs and scenarios keep in a message. */
function contentFor(content: MessageContent | null): Record<string, unknown> | null {
  if (!content) return null;
  const { location, contacts, press, form, order, product, forwarded, unsupported, author, formatting, buttons, system } = content;
  const shown = {
    ...{ location, contacts, form, order, product, forwarded, unsupported, author, formatting, system },
    press: press && { title: press.title, payload: '' },
    buttons: buttons?.map(({ type, text, url }) => ({ type, text, ...(url !== undefined && { url }) })),
  };
  const said = Object.entries(shown).filter(([, value]) => value !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : null;
}
