import type { Locale } from '#domain/companies/company.js';

export interface ReportLetterNames {
  company: string;
  firstName: string;
  report: string;
  view: string;
  from: string;
  to: string;
  timeZone: string;
}

interface Words {
  subject(names: ReportLetterNames): string;
  hello(names: ReportLetterNames): string;
  period(names: ReportLetterNames): string;
  more(rows: number | 'more'): string;
  nothing: string;
  tooLarge: string;
  action: string;
  why: string;
  /** To end the letters. */
  end: string;
}

const EN: Words = {
  subject: ({ company, view, from, to }) => `${company}: ${view}, ${from === to ? from : `${from} – ${to}`}`,
  hello: ({ firstName }) => (firstName ? `Hello ${firstName},` : 'Hello,'),
  period: ({ report, view, from, to, timeZone }) =>
    `here is “${view}” (${report}) for ${from === to ? from : `${from} to ${to}`}, time of ${timeZone}.`,
  more: (rows) => (rows === 'more' ? 'There are more rows; the whole table is in the file.' : `${rows} more rows are in the file.`),
  nothing: 'Nothing happened in this time.',
  tooLarge: 'The file is too large for a letter; download it on the page of the report.',
  action: 'Open the report',
  why: 'You get this letter because a colleague set it up for you.',
  end: 'Stop these letters',
};

const RU: Words = {
  subject: ({ company, view, from, to }) => `${company}: ${view}, ${from === to ? from : `${from} – ${to}`}`,
  hello: ({ firstName }) => (firstName ? `Здравствуйте, ${firstName}!` : 'Здравствуйте!'),
  period: ({ report, view, from, to, timeZone }) =>
    `Отчёт «${view}» (${report}) за ${from === to ? from : `период с ${from} по ${to}`}, время: ${timeZone}.`,
  more: (rows) => (rows === 'more' ? 'Это не все строки: вся таблица — в файле.' : `Ещё строк в файле: ${rows}.`),
  nothing: 'За это время ничего не произошло.',
  tooLarge: 'Файл слишком велик для письма: скачайте его на странице отчёта.',
  action: 'Открыть отчёт',
  why: 'Вы получаете это письмо, потому что его настроил для вас коллега.',
  end: 'Больше не присылать',
};

export const REPORT_LETTER_WORDS: Record<Locale, Words> = { en: EN, ru: RU };
