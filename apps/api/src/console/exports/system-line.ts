import type { Locale } from '#domain/companies/company.js';
import type { MessageContent } from '#domain/messages/content.js';
import { FIELD_WORDS, SYSTEM_WORDS } from './system-words.js';

type SystemContent = NonNullable<MessageContent['system']>;

/** What happened, in one language; `time` shows a moment in the company's zone. */
export function systemLine({ code, params }: SystemContent, locale: Locale, time: (at: Date) => string): string {
  const words = SYSTEM_WORDS[locale];
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(name, value, locale, time)]));
  const nobody = [params['initiator'], params['operator']].some((who) => who === null || who === '');
  const template = (nobody ? words[`${code}_automatic`] : undefined) ?? words[code] ?? words['unknown'] ?? code;
  // Names end with an initial's full stop; at the end of a sentence one is enough.
  const line = filled(template, { ...shown, code }).replaceAll('..', '.');
  const { comment } = params;
  return typeof comment === 'string' && comment !== '' ? `${line} ${filled(words['reason'] ?? '', { comment })}` : line;
}

function wordOf(name: string, value: string | number | null, locale: Locale, time: (at: Date) => string): string {
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
