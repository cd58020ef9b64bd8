import type { Locale } from '#domain/companies/company.js';
import type { MessageContent } from '#domain/messages/content.js';
import { FIELD_WORDS, SYSTEM_WORDS } from './system-words.js';

type SystemContent = NonNullable<MessageContent['system']>;
type Value = SystemContent['params'][string];

// A day has no time zone: as it is written, wherever the company is.
const dayIn = (language: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAYS: Record<Locale, Intl.DateTimeFormat> = { en: dayIn('en-GB'), ru: dayIn('ru-RU') };

/** What happened, in one language; `time` shows a moment in the company's zone. */
export function systemLine({ code, params }: SystemContent, locale: Locale, time: (at: Date) => string): string {
  const words = SYSTEM_WORDS[locale];
  const read = (name: string, value: Value): Value => (name === 'from' || name === 'to' ? fieldWord(value, params['kind'], locale) : value);
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(name, read(name, value), locale, time)]));
  const nobody = [params['initiator'], params['operator']].some((who) => who === null || who === '');
  const template = (nobody ? words[`${code}_automatic`] : undefined) ?? words[code] ?? words['unknown'] ?? code;
  // Names end with an initial's full stop; at the end of a sentence one is enough.
  const line = filled(template, { ...shown, code }).replaceAll('..', '.');
  const { comment } = params;
  return typeof comment === 'string' && comment !== '' ? `${line} ${filled(words['reason'] ?? '', { comment })}` : line;
}

/** What stands in a card's field: a yes or no and a day are not shown as they are stored. */
function fieldWord(value: Value, kind: Value | undefined, locale: Locale): Value {
  const words = SYSTEM_WORDS[locale];
  if (kind === 'flag' && (value === 'true' || value === 'false')) return words[value === 'true' ? 'yes' : 'no'] ?? value;
  const isDay = kind === 'date' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  return isDay ? DAYS[locale].format(new Date(value)) : value;
}

function wordOf(name: string, value: Value, locale: Locale, time: (at: Date) => string): string {
  if ((name === 'time' || name === 'until') && typeof value === 'string' && !Number.isNaN(Date.parse(value))) return time(new Date(value));
  if (name === 'field') return FIELD_WORDS[locale][String(value)] ?? String(value);
  if (name === 'from' || name === 'to') {
    const words = SYSTEM_WORDS[locale];
    return value === null || value === '' ? (words['empty'] ?? '') : filled(words['quoted'] ?? '', { text: String(value) });
  }
  return value === null ? '' : String(value);
}

const filled = (template: string, words: Record<string, string>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '');
