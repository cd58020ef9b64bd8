import type { Locale } from '#domain/companies/company.js';
import type { MessageContent } from '#domain/messages/content.js';
import { statusName } from '#domain/messages/status.js';
import type { MessageListItem } from '#persistence/messages/message-list.view.js';
import { EXPORT_WORDS } from './export-words.js';
import { systemLine } from './system-line.js';

/** A message as its reader finds it in a file. */
export interface ExportedMessage {
  id: number;
  at: Date;
  kind: string;
  author: string;
  text: string;
  files: { id: number; kind: string; name: string; mime: string | null; size: number | null; stored: boolean }[];
  status: string;
  edited: boolean;
  deleted: boolean;
}

/** For whom a file is written. */
export interface ExportReader {
  locale: Locale;
  clientName: string;
  /** Moments as the company's clock shows them. */
  time: (at: Date) => string;
}

export function exportedMessage(row: MessageListItem, reader: ExportReader): ExportedMessage {
  const words = EXPORT_WORDS[reader.locale];
  const deleted = row.deletedAt !== null;
  const files = deleted ? [] : (row.attachments ?? []);
  return {
    ...{ id: row.id, at: row.sentAt, kind: row.kind, status: statusName(row.status), deleted, edited: row.editedAt !== null },
    author: authorOf(row, reader),
    text: deleted ? words.deleted : textOf(row, reader),
    files: files.map(({ id, kind, name, mime, size, state }) => ({
      ...{ id, kind, mime, size, stored: state === 'stored' },
      name: name ?? words.kinds[kind] ?? kind,
    })),
  };
}

function authorOf({ kind, operatorName, content }: MessageListItem, { locale, clientName }: ExportReader): string {
  const words = EXPORT_WORDS[locale];
  if (kind === 'from_client') return content?.author?.name ?? clientName;
  if (kind === 'system') return words.system;
  if (kind === 'autoreply') return words.autoreply;
  return operatorName ?? words.us;
}

function textOf({ text, content }: MessageListItem, { locale, time }: ExportReader): string {
  if (content?.system) return systemLine(content.system, locale, time);
  return [text, ...(content ? partsOf(content) : [])].filter((part) => part !== null && part !== '').join('\n');
}

/** What a message carries beside its text, one line each. */
function partsOf({ location, contacts, order, form, buttons, unsupported }: MessageContent): string[] {
  return [
    ...(location
      ? [`📍 ${[location.name, location.address, `${location.latitude}, ${location.longitude}`].filter(Boolean).join(', ')}`]
      : []),
    ...(contacts ?? []).map(({ name, phones }) => `👤 ${[name, ...phones.map(({ phone }) => phone)].join(', ')}`),
    ...(order?.items ?? []).map(({ productId, quantity, price, currency }) => `🛒 ${productId} × ${quantity}, ${price} ${currency}`),
    ...Object.entries(form?.answers ?? {}).map(
      ([field, answer]) => `${field}: ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`,
    ),
    ...(buttons && buttons.length > 0 ? [buttons.map(({ text }) => `[${text}]`).join(' ')] : []),
    ...(unsupported ? ['⚠️'] : []),
  ];
}
