import type { ChatMessage } from '../../sdk/index.js';
import { aMessage } from './sample-chat.js';

const WORDS = {
  en: {
    operator: { name: 'Anna I.', initials: 'AI' },
    question: 'Hello! Is the blue teapot still there?',
    answer: 'Good afternoon! Yes, two are left. Shall I put one aside for you?',
    yes: 'Yes, please',
    no: 'No, thank you',
    done: 'Done: it waits for you until Friday.',
  },
  ru: {
    operator: { name: 'Анна И.', initials: 'АИ' },
    question: 'Здравствуйте! Синий чайник ещё есть?',
    answer: 'Добрый день! Да, осталось два. Отложить один для вас?',
    yes: 'Да, пожалуйста',
    no: 'Нет, спасибо',
    done: 'Готово: он ждёт вас до пятницы.',
  },
};

/** A short conversation with a bit of everything that the look touches. */
export function sampleMessages(locale: 'en' | 'ru'): ChatMessage[] {
  const words = WORDS[locale];
  const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  return [
    aMessage({ id: '1', type: 'IN', text: words.question, date: minutesAgo(6) }),
    aMessage({
      id: '2',
      text: words.answer,
      operator: words.operator,
      date: minutesAgo(4),
      buttons: [
        { type: 'reply', text: words.yes },
        { type: 'reply', text: words.no },
      ],
    }),
    aMessage({ id: '3', type: 'IN', text: words.yes, press: { payload: words.yes, text: words.yes }, quotes: '2', date: minutesAgo(3) }),
    aMessage({ id: '4', text: words.done, operator: words.operator, date: minutesAgo(2) }),
  ];
}
