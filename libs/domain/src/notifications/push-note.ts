import { isQuiet, USUAL_SETTINGS, type NotificationKind, type NotificationSettings } from './notification-settings.js';

/** News, as they are known before anybody's wishes are asked. */
export interface News {
  kind: NotificationKind;
  /** What it is: a message, or a dialog whose time has come that was put off. */
  about: 'message' | 'snooze_over';
  /** The dialog, or the internal chat. */
  chatId: number;
  from: string;
  /** The group. */
  chatName: string | null;
  text: string | null;
}

/** What a browser shows while no tab is open, and where a press leads. A later one with the same tag takes its place. */
export interface PushNote {
  title: string;
  body: string;
  path: string;
  tag: string;
}

const WORDS = {
  ru: {
    client: 'Новое сообщение от клиента',
    new_dialogs: 'Новый диалог',
    personal: 'Новое сообщение от коллеги',
    group: 'Новое сообщение в группе',
    snooze_over: 'Отложенный чат вернулся',
    file: 'Вложение',
  },
  en: {
    client: 'New message from a client',
    new_dialogs: 'New dialog',
    personal: 'New message from a colleague',
    group: 'New message in a group',
    snooze_over: 'A chat that was put off is back',
    file: 'Attachment',
  },
} as const;

/** The note for one operator, as he wishes it; null = he does not wish to be told now. */
export function pushNote(
  news: News,
  { locale, settings, time }: { locale: 'ru' | 'en'; settings: NotificationSettings | null; time: string },
): PushNote | null {
  const { kinds, quiet } = settings ?? USUAL_SETTINGS;
  const { desktop, preview } = kinds[news.kind];
  if (!desktop || isQuiet(quiet, time)) return null;
  const words = WORDS[locale];
  const isOfClient = news.kind === 'client' || news.kind === 'new_dialogs';
  const path = `${isOfClient ? '/chat' : '/colleagues'}/${news.chatId}`;
  const where = { path, tag: path };
  const isBack = news.about === 'snooze_over';
  if (!preview) return { title: isBack ? words.snooze_over : words[news.kind], body: '', ...where };
  const text = isBack ? words.snooze_over : (news.text ?? words.file);
  return news.kind === 'group'
    ? { title: news.chatName ?? '', body: `${news.from}: ${text}`, ...where }
    : { title: news.from, body: text, ...where };
}
