import { useTranslation } from 'react-i18next';

const DAY = 86_400_000;

const startOfDay = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.DateTimeFormat(locale, options)));
  return found;
}

/** Dates, durations and sizes in the words of one language. */
export function formatsOf(locale: string) {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const { hour12 } = formatter(locale, { hour: 'numeric' }).resolvedOptions();
  // 9:05 AM, but 09:05.
  const clockTime: Intl.DateTimeFormatOptions = { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' };
  const daysAgo = (date: Date, now: Date): number => Math.round((startOfDay(now) - startOfDay(date)) / DAY);

  return {
    time: (at: string | Date): string => formatter(locale, clockTime).format(new Date(at)),

    /** For a list: the time today, then the weekday, then the date. */
    short(at: string | Date, now = new Date()): string {
      const date = new Date(at);
      const days = daysAgo(date, now);
      if (days <= 0) return formatter(locale, clockTime).format(date);
      if (days < 6) return formatter(locale, { weekday: 'short' }).format(date);
      if (date.getFullYear() === now.getFullYear()) return formatter(locale, { day: 'numeric', month: 'short' }).format(date);
      return formatter(locale, { day: '2-digit', month: '2-digit', year: '2-digit' }).format(date);
    },

    /** For the line between two days of a thread. */
    day(at: string | Date, now = new Date()): string {
      const date = new Date(at);
      const days = daysAgo(date, now);
      if (days >= 0 && days < 2) return relative.format(-days, 'day');
      const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
      return formatter(locale, { weekday: 'long', day: 'numeric', month: 'long', year }).format(date);
    },

    full: (at: string | Date): string => formatter(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at)),

    date: (at: string | Date): string => formatter(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at)),

    /** "in 3 hours", "2 min. ago": the largest unit that says enough. */
    distance(at: string | Date, now = new Date()): string {
      const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
      const size = Math.abs(seconds);
      if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute');
      if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
      return relative.format(Math.round(seconds / 86_400), 'day');
    },

    /** With one digit behind the point: an average. */
    decimal: (value: number): string => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value),

    number: (value: number): string => new Intl.NumberFormat(locale).format(value),

    money: (value: number, currency: string): string => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value),

    bytes(size: number): string {
      const [value, unit] = size < 1024 * 1024 ? [size / 1024, 'kilobyte'] : [size / (1024 * 1024), 'megabyte'];
      const maximumFractionDigits = value < 10 && unit === 'megabyte' ? 1 : 0;
      return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(Math.max(value, 1));
    },
  };
}

export type Formats = ReturnType<typeof formatsOf>;

/** The language as the browser's region writes it: 15:08 or 3:08 PM. */
export const regional = (language: string): string => navigator.languages.find((one) => one.startsWith(`${language}-`)) ?? language;

const cache = new Map<string, Formats>();

/** The formats of the language on the screen. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  let formats = cache.get(i18n.language);
  if (!formats) cache.set(i18n.language, (formats = formatsOf(regional(i18n.language))));
  return formats;
}

/** A conversation's clock: 0:07, 12:40, 1:02:03. */
export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** Messengers give international numbers as bare digits; people write them with a plus. */
export const displayPhone = (phone: string | null): string | null => (phone && /^[1-9]\d{9,14}$/.test(phone) ? `+${phone}` : phone);
