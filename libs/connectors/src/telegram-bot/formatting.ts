import type { MessageEntity } from '@grammyjs/types';
import type { TextFormat } from '#domain/messages/content.js';
import { asId, asList, asNumber, asObject, asText, type JsonObject } from '../json/reading.js';

/** Kinds that are shown; addresses, mentions and hashtags are text as it stands. */
const KINDS: Partial<Record<MessageEntity['type'], TextFormat['kind']>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  code: 'code',
  pre: 'pre',
  spoiler: 'spoiler',
  blockquote: 'quote',
  expandable_blockquote: 'quote',
  text_link: 'link',
  text_mention: 'link',
};
const MOST_FORMATS = 500;

/** Entities in the order of the text, whatever their order on the wire; those that lie outside of the text are left out. */
export function formattingOf(entities: unknown, text: string | null): TextFormat[] {
  const formats = asList(entities)
    .slice(0, MOST_FORMATS)
    .flatMap((item) => formatOf(asObject(item), text?.length ?? 0));
  return formats.sort((left, right) => left.offset - right.offset || right.length - left.length);
}

function formatOf(entity: JsonObject, textLength: number): TextFormat[] {
  const type = typeof entity.type === 'string' ? entity.type : '';
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type as MessageEntity['type']] : undefined;
  const [offset, length] = [asNumber(entity.offset), asNumber(entity.length)];
  if (kind === undefined || !Number.isInteger(offset) || !Number.isInteger(length)) return [];
  if (offset === null || length === null || offset < 0 || length < 1 || offset + length > textLength) return [];
  if (kind !== 'link') return [{ kind, offset, length }];
  const url = linkOf(entity);
  return url === null ? [] : [{ kind, offset, length, url }];
}

function linkOf(entity: JsonObject): string | null {
  const user = asId(asObject(entity.user).id);
  if (entity.type === 'text_mention') return user === null ? null : `tg://user?id=${user}`;
  return asText(entity.url, 2048);
}
