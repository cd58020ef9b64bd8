import type { TFunction } from 'i18next';
import type { Message } from '../../../api/types.js';
import type { Formats } from '../../../ui/format.js';

/** A message as one sentence, for those who hear the screen: author, time, text, what is attached, what became of it. */
export function describeMessage(message: Message, clientName: string, t: TFunction, formats: Formats): string {
  const author =
    message.kind === 'from_client'
      ? clientName
      : (message.operator?.name ?? t(message.kind === 'autoreply' ? 'chat:message.autoreply' : 'chat:message.us'));
  const text = message.deletedAt ? t('chat:message.deleted') : (message.text ?? '');
  const parts = [
    message.kind === 'comment' ? `${t('chat:message.comment')}, ${author}` : author,
    formats.time(message.sentAt),
    text,
    ...message.attachments.map(({ kind, name }) => [t(`chat:kind.${kind}`), name].filter(Boolean).join(' ')),
    ...message.reactions.map(({ emoji }) => emoji),
    message.editedAt ? t('chat:message.edited') : '',
    message.status === 'none' ? '' : t(`chat:status.${message.status}`),
  ];
  return parts.filter(Boolean).join(', ');
}
