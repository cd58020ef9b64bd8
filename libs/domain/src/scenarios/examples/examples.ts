import type { Locale } from '../../companies/company.js';
import type { ScenarioContent } from '../content.js';
import { feedback } from './feedback.js';
import { menu } from './menu.js';
import { orderStatus } from './order-status.js';

/** Ready scenarios to begin with; the demo has them all, in both languages. */
export const EXAMPLES = ['menu', 'order_status', 'feedback'] as const;
export type ExampleName = (typeof EXAMPLES)[number];

export interface ExampleOptions {
  /** Where orders are asked for; a template. */
  ordersUrl?: string;
}

const NAMES: Record<ExampleName, Record<Locale, string>> = {
  menu: { ru: 'Меню компании', en: 'Company menu' },
  order_status: { ru: 'Статус заказа', en: 'Order status' },
  feedback: { ru: 'Отзыв после закрытия', en: 'Feedback after closing' },
};

export function exampleScenario(
  name: ExampleName,
  locale: Locale,
  { ordersUrl = 'https://example.com' }: ExampleOptions = {},
): { name: string; content: ScenarioContent } {
  const contents = { menu: () => menu(locale), order_status: () => orderStatus(locale, ordersUrl), feedback: () => feedback(locale) };
  return { name: NAMES[name][locale], content: contents[name]() };
}

/** The same, but clients who speak another language are sent to the scenario that does. */
export function sendingOthersTo(content: ScenarioContent, language: Locale, scenarioId: number): ScenarioContent {
  const { start } = content;
  if (start === null) return content;
  return {
    ...content,
    start: 'language',
    steps: [
      {
        ...{ id: 'language', title: '', at: { x: -680, y: 0 }, exits: { 'branch:other': 'other', else: start }, kind: 'condition' },
        branches: [{ id: 'other', title: '', match: 'all', tests: [{ kind: 'language', languages: [language] }] }],
      },
      { id: 'other', title: '', at: { x: -340, y: 200 }, exits: {}, kind: 'go', scenarioId, stepId: null },
      ...content.steps,
    ],
  };
}
