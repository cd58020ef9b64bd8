import type { Locale } from '#domain/companies/company.js';
import type { LetterFacts } from '#persistence/letters/letter.view.js';
import type { LetterKind } from '#workflows/letter/letter.contract.js';
import { WORDS, type LetterNames } from './letter.words.js';

/** What the reader of a letter gets. */
export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** Writes a letter in the language of its addressee: as text, and the same as a page without pictures, with one link. */
export function writeLetter(kind: LetterKind, facts: Omit<LetterFacts, 'to' | 'sentAt'>, link: string): WrittenLetter {
  const words = WORDS[facts.locale][kind];
  const names: LetterNames = {
    ...{ company: line(facts.company), firstName: line(facts.firstName), by: facts.by && line(facts.by) },
    until: facts.expiresAt ? moment(facts.expiresAt, facts.locale, facts.timeZone) : '',
    packages: facts.packages,
  };
  const [above, below] = [words.above(names), words.below(names)];
  return {
    subject: words.subject(names),
    text: `${[...above, `${words.action}:\n${link}`, ...below].join('\n\n')}\n`,
    html: page(facts.locale, above, { action: words.action, link }, below),
  };
}

/** What people called things is one line here, whatever they wrote. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim();

const moment = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    ...({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const),
    timeZone,
  }).format(at);

function page(locale: Locale, above: string[], { action, link }: { action: string; link: string }, below: string[]): string {
  const paragraph = (text: string, more = ''): string => `<p style="margin:0 0 16px${more}">${escaped(text)}</p>`;
  const button = 'display:inline-block;padding:12px 20px;border-radius:8px;background:#1c6fd4;color:#ffffff;text-decoration:none';
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>`,
    '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif">',
    '<div style="max-width:560px">',
    ...above.map((text) => paragraph(text)),
    `<p style="margin:0 0 16px"><a href="${escaped(link)}" style="${button}">${escaped(action)}</a></p>`,
    ...below.map((text) => paragraph(text, ';font-size:14px;color:#595f69')),
    // The address itself, for programs that show no buttons, and for whoever wants to see where it leads.
    `<p style="margin:0;font-size:13px;color:#595f69;word-break:break-all">${escaped(link)}</p>`,
    '</div></body></html>',
  ].join('\n');
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
