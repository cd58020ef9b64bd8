import type { Locale } from '#domain/companies/company.js';
import type { LetterFacts } from '#persistence/letters/letter.view.js';
import type { LetterKind } from '#workflows/letter/letter.contract.js';
import { oneLine, paragraph, wholePage } from '../mail/html.js';
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
    ...{ company: oneLine(facts.company), firstName: oneLine(facts.firstName), by: facts.by && oneLine(facts.by) },
    until: facts.expiresAt ? moment(facts.expiresAt, facts.locale, facts.timeZone) : '',
    packages: facts.packages,
  };
  const [above, below] = [words.above(names), words.below(names)];
  return {
    subject: words.subject(names),
    text: `${[...above, `${words.action}:\n${link}`, ...below].join('\n\n')}\n`,
    html: wholePage(
      facts.locale,
      { action: words.action, link },
      above.map((text) => paragraph(text)),
      below,
    ),
  };
}

const moment = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    ...({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const),
    timeZone,
  }).format(at);
