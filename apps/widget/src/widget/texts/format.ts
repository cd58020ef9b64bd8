import type { Locale } from '../look/look.js';
import { en, type Texts } from './en.js';
import { ru } from './ru.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const TAG: Record<Locale, string> = { en: 'en-GB', ru: 'ru-RU' };
const UNITS: Record<Locale, readonly string[]> = { en: ['B', 'KB', 'MB', 'GB'], ru: ['Б', 'КБ', 'МБ', 'ГБ'] };

/** Words, days, times and sizes in the visitor's language. */
export class Speech {
  readonly texts: Texts;
  private readonly clock: Intl.DateTimeFormat;

  constructor(readonly locale: Locale) {
    this.texts = locale === 'ru' ? ru : en;
    this.clock = new Intl.DateTimeFormat(TAG[locale], { hour: '2-digit', minute: '2-digit' });
  }

  time(date: string): string {
    return this.clock.format(new Date(date));
  }

  /** "Today", "Monday, 3 March", with the year once it is another one. */
  day(date: string, now = new Date()): string {
    const day = new Date(date);
    const ago = Math.round((midnight(now) - midnight(day)) / DAY_MS);
    if (ago === 0) return this.texts.today;
    if (ago === 1) return this.texts.yesterday;
    const year = day.getFullYear() === now.getFullYear() ? undefined : 'numeric';
    return new Intl.DateTimeFormat(TAG[this.locale], { weekday: year ? undefined : 'long', day: 'numeric', month: 'long', year }).format(
      day,
    );
  }

  size(bytes: number): string {
    const step = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
    const number = new Intl.NumberFormat(TAG[this.locale], { maximumFractionDigits: step > 1 ? 1 : 0 }).format(bytes / 1024 ** step);
    return `${number} ${UNITS[this.locale][step]}`;
  }
}

/** `1:05`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
