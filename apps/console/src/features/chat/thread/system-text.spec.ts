import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import { formatsOf } from '../../../ui/format.js';
import en from '../locales/en.json';
import ru from '../locales/ru.json';
import runEn from '../../../ui/run/locales/en.json';
import runRu from '../../../ui/run/locales/ru.json';
import { systemText } from './system-text.js';

const i18n = createInstance();
void i18n.init({
  resources: { en: { chat: en, run: runEn }, ru: { chat: ru, run: runRu } },
  lng: 'en',
  interpolation: { escapeValue: false },
});
const say = (language: string, code: string, params: Record<string, string | number | null>): string =>
  systemText({ code, params }, i18n.getFixedT(language, 'chat'), formatsOf(language));

const who = { operator: 'Clara M.', initiator: 'Boris L.' };

test.each([
  ['bot_started', { scenario: 'Menu' }, 'Scenario “Menu” began.', 'Начался сценарий «Menu».'],
  [
    'bot_ended',
    { scenario: 'Menu', reason: 'stopped' },
    'Scenario “Menu” ended: stopped by hand.',
    'Сценарий «Menu» закончен: остановлен вручную.',
  ],
  ['bot_paused', { operator: 'Clara M.' }, 'Clara M. took over: the bot is paused.', 'Clara M. ведёт чат: бот на паузе.'],
  [
    'client_field_changed',
    { operator: 'Clara M.', field: 'Wholesale', from: null, to: 'true', kind: 'flag' },
    'Clara M. changed field “Wholesale”: (empty) — “yes”.',
    'Clara M. изменил(а) поле «Wholesale»: (пусто) — «да».',
  ],
  [
    'client_field_changed',
    { operator: null, field: 'Delivery', from: '2026-03-08', to: 'soon', kind: 'date' },
    'Field “Delivery” changed: “March 8, 2026” — “soon”.',
    'Поле «Delivery» изменено: «8 марта 2026 г.» — «soon».',
  ],
  [
    'client_field_changed',
    { operator: null, field: 'Answer', from: 'true', to: '2026-03-08' },
    'Field “Answer” changed: “true” — “2026-03-08”.',
    'Поле «Answer» изменено: «true» — «2026-03-08».',
  ],
  ['bot_resumed', {}, 'The bot goes on.', 'Бот продолжает.'],
  [
    'bot_handed_over',
    { reason: 'http' },
    'The bot handed the dialog over to people: the request failed.',
    'Бот передал чат людям: запрос не удался.',
  ],
  ['assigned', who, 'Chat assigned to Clara M. Initiator — Boris L.', 'Чат назначен на Clara M. Инициатор — Boris L.'],
  [
    'transferred',
    { ...who, comment: 'Asks for an invoice...' },
    'Boris L. transferred the chat to Clara M. Comment: Asks for an invoice...',
    'Boris L. передал(а) чат Clara M. Комментарий: Asks for an invoice...',
  ],
  [
    'transferred_to_group',
    { group: 'Billing', initiator: 'Boris L.', comment: null },
    'Boris L. transferred the chat to group “Billing”.',
    'Boris L. передал(а) чат в группу «Billing».',
  ],
  [
    'transferred_to_group',
    { group: 'Billing', initiator: null, comment: null },
    'Chat transferred to group “Billing” automatically.',
    'Чат автоматически передан в группу «Billing».',
  ],
  [
    'returned_to_new',
    { operator: 'Clara M.', initiator: null },
    'The chat was returned to New, Clara M. does not have it any more.',
    'Чат возвращён в новые, Clara M. его больше не ведёт.',
  ],
])('%s', (code, params, english, russian) => {
  expect([say('en', code, params), say('ru', code, params)]).toEqual([english, russian]);
});
