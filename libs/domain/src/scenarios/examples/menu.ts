import type { Locale } from '../../companies/company.js';
import { NO_CONTENT, type Branch, type ScenarioContent } from '../content.js';
import { answer, parts, says } from './step-parts.js';

const WORDS = {
  ru: {
    ...{ keywords: ['меню', 'старт'], hello: 'Здравствуйте{% if client.name != "" %}, {{ client.name }}{% endif %}! Что вам рассказать?' },
    ...{ news: '1 Новости', offices: '2 Офисы', contacts: '3 Контакты', end: 'Конец', list: 'Меню' },
    newsText: 'Мы открылись по воскресеньям и научились отвечать ночью: вы разговариваете с ботом.',
    officesText: 'Москва, ул. Лесная, 5, метро «Белорусская».\nКазань, ул. Баумана, 12.\nПн–Пт 9:00–18:00.',
    contactsText: 'Телефон: +7 495 000-00-00\nПочта: hello@example.com',
    ...{ bye: 'До свидания! Чтобы вернуться, напишите «меню».', unknown: 'Выберите пункт кнопкой или цифрой: 1, 2, 3 или «Конец».' },
    ends: ['Конец', 'конец'],
  },
  en: {
    ...{
      keywords: ['menu', 'start'],
      hello: 'Hello{% if client.name != "" %}, {{ client.name }}{% endif %}! What would you like to know?',
    },
    ...{ news: '1 News', offices: '2 Offices', contacts: '3 Contacts', end: 'End', list: 'Menu' },
    newsText: 'We are open on Sundays now, and we answer at night: you are talking to a bot.',
    officesText: 'London, 5 Forest Street.\nBristol, 12 Harbour Road.\nMon–Fri 9:00–18:00.',
    contactsText: 'Phone: +44 20 0000 0000\nE-mail: hello@example.com',
    ...{ bye: 'Good-bye! To come back, write "menu".', unknown: 'Choose by a button or a number: 1, 2, 3 or "End".' },
    ends: ['End', 'end'],
  },
} satisfies Record<Locale, object>;

const DAY = 24 * 60 * 60;

/** 1 news, 2 offices, 3 contacts, End to finish: by a button or by what one types. */
export function menu(locale: Locale): ScenarioContent {
  const words = WORDS[locale];
  const branch = (id: string, ...texts: string[]): Branch => ({
    ...{ id, title: texts[0] ?? '', match: 'any' },
    tests: texts.map((text) => ({ kind: 'expression', expression: `message.text == "${text}"` })),
  });
  const back = { next: 'menu' };
  return {
    ...NO_CONTENT,
    start: 'menu',
    triggers: [{ id: 'words', kind: 'keyword', channelIds: null, stepId: null, words: words.keywords, match: 'is' }],
    steps: [
      says(
        'menu',
        '',
        [0, 1],
        {
          'button:news': 'news',
          'button:offices': 'offices',
          'button:contacts': 'contacts',
          'button:end': 'bye',
          text: 'typed',
          timeout: 'end',
        },
        {
          text: words.hello,
          buttons: [
            ...[answer('news', words.news), answer('offices', words.offices), answer('contacts', words.contacts), answer('end', words.end)],
          ],
          list: { label: words.list },
          wait: { timeoutSeconds: DAY },
        },
      ),
      {
        ...parts('typed', '', [1, 3], {
          ...{ 'branch:one': 'news', 'branch:two': 'offices', 'branch:three': 'contacts', 'branch:end': 'bye', else: 'unknown' },
        }),
        kind: 'condition',
        branches: [branch('one', '1'), branch('two', '2'), branch('three', '3'), branch('end', ...words.ends)],
      },
      says('news', '', [2, 0], back, { text: words.newsText }),
      says('offices', '', [2, 1], back, { text: words.officesText }),
      says('contacts', '', [2, 2], back, { text: words.contactsText }),
      says('unknown', '', [2, 4], back, { text: words.unknown }),
      says('bye', '', [2, 3], { next: 'end' }, { text: words.bye }),
      { ...parts('end', '', [3, 3], {}), kind: 'end' },
    ],
  };
}
