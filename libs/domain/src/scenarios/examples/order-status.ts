import type { Locale } from '../../companies/company.js';
import { NO_CONTENT, type ScenarioContent, type Step } from '../content.js';
import { answer, parts, says } from './step-parts.js';

const WORDS = {
  ru: {
    ...{
      keywords: ['заказ', 'мой заказ', 'где заказ'],
      ask: 'О каком заказе рассказать? Напишите номер или нажмите кнопку.',
      order: 'Заказ',
    },
    tell: 'Заказ {{ order }}: {{ status_ru }}.\nСумма: {{ total }} ₽. Доставка: {{ delivery }}.',
    ...{ more: 'Другой заказ', person: 'Оператор', missing: 'Заказа {{ order }} мы не нашли. Проверьте номер.' },
    ...{ failed: 'Не получилось узнать о заказе, передаю вас оператору.', comment: 'Спрашивает о заказе {{ order }}' },
  },
  en: {
    ...{
      keywords: ['order', 'my order', 'where is my order'],
      ask: 'Which order is it about? Write its number or press a button.',
      order: 'Order',
    },
    tell: 'Order {{ order }}: {{ status_en }}.\nTotal: {{ total }} ₽. Delivery: {{ delivery }}.',
    ...{ more: 'Another order', person: 'An operator', missing: 'We have no order {{ order }}. Please check the number.' },
    ...{ failed: 'The order could not be looked up; an operator will help you.', comment: 'Asks about order {{ order }}' },
  },
} satisfies Record<Locale, object>;

const HOUR = 60 * 60;

/** Asks for a number, asks another program, tells. What buttons carry, `order_status?order=1001`, starts it from any message. */
export function orderStatus(locale: Locale, ordersUrl: string): ScenarioContent {
  const words = WORDS[locale];
  const order = (number: string) =>
    answer(`order${number}`, `${words.order} ${number}`, {
      action: `order_status_${locale}`,
      parameters: [{ name: 'order', value: number }],
    });
  const toPeople = { timeout: 'end', 'button:more': 'ask', 'button:person': 'people' };
  return {
    ...NO_CONTENT,
    start: 'ask',
    triggers: [
      { id: 'words', kind: 'keyword', channelIds: null, stepId: null, words: words.keywords, match: 'is' },
      { id: 'payload', kind: 'payload', channelIds: null, stepId: 'load', action: `order_status_${locale}` },
    ],
    variables: [{ name: 'order', value: '', note: '' }],
    steps: [
      says(
        'ask',
        '',
        [0, 0],
        { 'button:order1001': 'load', 'button:order1002': 'load', text: 'take', timeout: 'end' },
        {
          ...{ text: words.ask, buttons: [order('1001'), order('1002')], wait: { timeoutSeconds: HOUR } },
        },
      ),
      {
        ...parts('take', '', [1, 1], { next: 'load' }),
        ...{ kind: 'set', changes: [{ kind: 'variable', name: 'order', value: '{{ message.text | strip }}', expression: null }] },
      },
      {
        ...parts('load', '', [2, 0], { next: 'tell', error: 'why' }),
        ...{ kind: 'http', method: 'GET', url: `${ordersUrl}/orders/{{ order | url_encode }}`, headers: [] },
        ...{ body: { kind: 'none', text: '' }, timeoutSeconds: 10 },
        save: ['status_ru', 'status_en', 'total', 'delivery'].map((name) => ({ variable: name, expression: `response.body.${name}` })),
      },
      says('tell', '', [3, 0], toPeople, {
        ...{ text: words.tell, buttons: [answer('more', words.more), answer('person', words.person)], wait: { timeoutSeconds: HOUR } },
      }),
      ...whenItFails(words),
      { ...parts('end', '', [4, 3], {}), kind: 'end' },
    ],
  };
}

/** No such order, or no answer: the client is told, and not left alone. */
const whenItFails = (words: Pick<(typeof WORDS)[Locale], 'missing' | 'failed' | 'comment'>): Step[] => [
  {
    ...parts('why', '', [3, 2], { 'branch:unknown': 'missing', else: 'failed' }),
    kind: 'condition',
    branches: [{ id: 'unknown', title: '404', match: 'all', tests: [{ kind: 'expression', expression: 'http.status == 404' }] }],
  },
  says('missing', '', [4, 1], { next: 'ask' }, { text: words.missing }),
  says('failed', '', [4, 2], { next: 'people' }, { text: words.failed }),
  {
    ...parts('people', '', [5, 2], {}),
    ...{ kind: 'transfer', to: { kind: 'rules' }, forceAssign: null, comment: words.comment },
  },
];
