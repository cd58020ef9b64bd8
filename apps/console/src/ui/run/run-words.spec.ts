import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import type { ScenarioRun } from '../../api/scenario-runs.js';
import { formatsOf } from '../format.js';
import en from './locales/en.json';
import ru from './locales/ru.json';
import { errorOf, shownValue, standingText, stepName, whyText } from './run-words.js';

const i18n = createInstance();
void i18n.init({ resources: { en: { run: en }, ru: { run: ru } }, lng: 'en', interpolation: { escapeValue: false } });
const english = i18n.getFixedT('en');
const russian = i18n.getFixedT('ru');
const formats = formatsOf('en');

test.each([
  [{ code: 'pressed', button: 'b1', title: 'Offices' }, '“Offices” was pressed', 'нажата кнопка «Offices»'],
  [{ code: 'branch', branch: 'x', title: 'Moscow' }, 'true: Moscow', 'верно: Moscow'],
  [{ code: 'http_answered', status: 200, ms: 41 }, 'answered 200 in 41 ms', 'ответ 200 за 41 мс'],
  [{ code: 'failed', reason: 'http', detail: 'x' }, 'failed: the request failed', 'ошибка: запрос не удался'],
  [{ code: 'run_ended', reason: 'stopped' }, 'the run ended here: stopped by hand', 'запуск закончился здесь: остановлен вручную'],
  [{ code: 'transferred', operator: null, group: 'Billing' }, 'gave the dialog to Billing', 'чат передан: Billing'],
  [{ code: 'transferred', operator: null, group: null }, 'gave the dialog to people', 'чат передан людям'],
  [{ code: 'made_up' }, 'left', 'пройден'],
  [{ code: 'said' }, null, null],
  [null, null, null],
])('why a step was left: %j', (why, inEnglish, inRussian) => {
  expect(whyText(why, english, formats)).toBe(inEnglish);
  expect(whyText(why, russian, formats)).toBe(inRussian);
});

test('an error says what failed and how', () => {
  expect(errorOf({ reason: 'http', detail: 'HTTP 500' }, english)).toBe('the request failed: HTTP 500');
  expect(errorOf({ reason: 'never heard of', detail: '' }, english)).toBe('something went wrong');
  expect(errorOf(null, english)).toBeNull();
});

describe('where a run stands', () => {
  const stands = (state: ScenarioRun['state'], standing: object = {}, endedReason: string | null = null): string =>
    standingText({ state, standing, endedReason } as ScenarioRun, english, formats);

  test.each([
    ['waiting', { waits: { for: 'client', until: null } }, 'Waits for the client'],
    ['waiting', { waits: { for: 'http' } }, 'Waits for an answer of another program'],
    ['waiting', {}, 'Waits'],
    ['paused', { waits: { for: 'client', until: null } }, 'Paused: an operator has the dialog'],
  ] as const)('%s %j', (state, standing, said) => {
    expect(stands(state, standing)).toBe(said);
  });

  test('an ended one says why', () => {
    expect(stands('ended', {}, 'loop')).toBe('Ended: too many steps a minute');
    expect(stands('ended', {}, 'something new')).toBe('Ended: ended');
  });
});

test('a step is called by its title, else by what it does, else by its id', () => {
  expect(stepName({ stepTitle: 'Hello', stepKind: 'message', stepId: 'a' }, english)).toBe('Hello');
  expect(stepName({ stepTitle: null, stepKind: 'http', stepId: 'a' }, english)).toBe('HTTP request');
  expect(stepName({ stepTitle: null, stepKind: null, stepId: 'a' }, english)).toBe('a');
});

test('values are shown as one reads them', () => {
  expect([shownValue('42'), shownValue(42), shownValue(['a']), shownValue(null)]).toEqual(['42', '42', '["a"]', 'null']);
});
