import type { TFunction } from 'i18next';
import type { InternalMessage } from '../../../api/internal-chats.js';
import type { Formats } from '../../../ui/format.js';

/** A message as one sentence, for those who hear the screen: author, time, text, what is attached, what became of it. */
export function describeInternal(
  message: InternalMessage,
  operatorId: number,
  read: boolean | null,
  t: TFunction,
  formats: Formats,
): string {
  const { author, forwarded } = message;
  const who = author?.id === operatorId ? t('internal-chats:message.you') : (author?.name ?? '');
  const copied = forwarded
    ? t(author?.id === operatorId ? 'internal-chats:message.youForwarded' : 'internal-chats:message.forwardedBy', {
        name: author?.name ?? '',
      })
    : '';
  return [
    forwarded ? `${forwarded.author.name}, ${copied}` : who,
    formats.time(message.createdAt),
    message.deletedAt ? t('internal-chats:message.deleted') : (message.text ?? ''),
    ...message.attachments.map(({ kind, name }) => [t(`chat:kind.${kind}`), name].filter(Boolean).join(' ')),
    message.editedAt && !message.deletedAt ? t('internal-chats:message.edited') : '',
    message.pinnedAt ? t('internal-chats:message.pinned') : '',
    read === null ? '' : t(read ? 'internal-chats:message.read' : 'internal-chats:message.sent'),
  ]
    .filter(Boolean)
    .join(', ');
}
