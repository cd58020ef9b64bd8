import type { Locale } from '#domain/companies/company.js';

/** The words of an exported chat. */
export interface ExportWords {
  title(client: string): string;
  channel: string;
  company: string;
  taken: string;
  period(from: string | null, to: string | null): string;
  us: string;
  autoreply: string;
  system: string;
  comment: string;
  deleted: string;
  edited: string;
  empty: string;
  kinds: Readonly<Record<string, string>>;
  failed: string;
}

const EN: ExportWords = {
  title: (client) => `Chat with ${client}`,
  ...{ channel: 'Channel', company: 'Company', taken: 'Exported' },
  period: (from, to) => `Period: ${from ?? 'the beginning'} to ${to ?? 'now'}`,
  ...{ us: 'We', autoreply: 'Auto-reply', system: 'System', comment: 'Comment', deleted: 'The message was deleted.', edited: 'edited' },
  empty: 'Nothing was written in this time.',
  kinds: { image: 'Picture', video: 'Video', audio: 'Audio', voice: 'Voice message', document: 'Document', sticker: 'Sticker' },
  failed: 'Not delivered',
};

const RU: ExportWords = {
  title: (client) => `Переписка: ${client}`,
  ...{ channel: 'Канал', company: 'Компания', taken: 'Выгружено' },
  period: (from, to) => `Период: с ${from ?? 'начала'} по ${to ?? 'сегодня'}`,
  ...{ us: 'Мы', autoreply: 'Автоответ', system: 'Система', comment: 'Комментарий', deleted: 'Сообщение удалено.', edited: 'изменено' },
  empty: 'За это время ничего не написано.',
  kinds: { image: 'Картинка', video: 'Видео', audio: 'Аудио', voice: 'Голосовое сообщение', document: 'Документ', sticker: 'Стикер' },
  failed: 'Не доставлено',
};

export const EXPORT_WORDS: Record<Locale, ExportWords> = { en: EN, ru: RU };
