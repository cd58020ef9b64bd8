import type { TFunction } from 'i18next';
import type { InternalChatRow, InternalMessage } from '../../api/internal-chats.js';
import { systemWords } from './thread/system-words.js';

/** What a chat is called to whoever looks. */
export function chatName({ kind, name, peer }: Pick<InternalChatRow, 'kind' | 'name' | 'peer'>, t: TFunction): string {
  if (kind === 'favourites') return t('internal-chats:favourites');
  return (kind === 'group' ? name : peer?.name) ?? t('internal-chats:unnamed');
}

/** What a message says, in one line. */
export function messageLine(message: Pick<InternalMessage, 'text' | 'attachments' | 'deletedAt' | 'content'>, t: TFunction): string {
  if (message.deletedAt !== null) return t('internal-chats:message.deleted');
  if (message.text) return message.text;
  const [file] = message.attachments;
  if (file) return file.kind === 'document' && file.name ? file.name : t(`chat:kind.${file.kind}`);
  return t('internal-chats:message.other');
}

/** The last message in the line of the list: who, in a group, and what. */
export function previewOf(row: InternalChatRow, operatorId: number, t: TFunction): string {
  const last = row.lastMessage;
  if (!last) return t('internal-chats:list.nothing');
  if (last.kind === 'system') return systemWords(last, t);
  const line = messageLine(last, t);
  if (row.kind === 'favourites') return line;
  if (last.author?.id === operatorId) return t('internal-chats:list.you', { text: line });
  return row.kind === 'group' && last.author ? t('internal-chats:list.by', { name: last.author.name, text: line }) : line;
}
