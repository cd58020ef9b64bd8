import type { Locale } from '../../companies/company.js';
import { NO_CONTENT, type ScenarioContent } from '../content.js';
import { parts, says } from './step-parts.js';

const WORDS = {
  ru: {
    ...{ rate: 'Оцените, пожалуйста, как мы вам помогли: от 1 до 5.', why: 'Жаль, что мы не справились. Что пошло не так?' },
    ...{ thanks: 'Спасибо! Это поможет нам стать лучше.', promise: 'Спасибо, мы разберёмся. Номер вашего обращения: {{ ticket }}.' },
    subject: 'Низкая оценка: {{ score }}',
  },
  en: {
    ...{ rate: 'How did we do? Please rate us from 1 to 5.', why: 'We are sorry to hear that. What went wrong?' },
    ...{ thanks: 'Thank you! This helps us to become better.', promise: 'Thank you, we will look into it. Your ticket: {{ ticket }}.' },
    subject: 'A low mark: {{ score }}',
  },
} satisfies Record<Locale, object>;

const DAY = 24 * 60 * 60;

/** After an operator has closed the dialog: a mark, and a ticket where it is a bad one. */
export function feedback(locale: Locale): ScenarioContent {
  const words = WORDS[locale];
  return {
    ...NO_CONTENT,
    start: 'rate',
    triggers: [{ id: 'closed', kind: 'closed', channelIds: null, stepId: null }],
    steps: [
      {
        // Who writes something else wants people, not a mark.
        ...parts('rate', '', [0, 0], { next: 'low', text: 'end', timeout: 'end' }),
        ...{ kind: 'rating', text: words.rate, variable: 'score', wait: { timeoutSeconds: DAY } },
      },
      {
        ...parts('low', '', [1, 0], { 'branch:low': 'why', else: 'thanks' }),
        kind: 'condition',
        branches: [{ id: 'low', title: '< 4', match: 'all', tests: [{ kind: 'variable', name: 'score', comparison: 'less', value: '4' }] }],
      },
      says('why', '', [2, 1], { next: 'reason' }, { text: words.why }),
      {
        ...parts('reason', '', [3, 1], { next: 'ticket', invalid: 'thanks', timeout: 'end' }),
        ...{ kind: 'reply', variable: 'reason', check: 'any', pattern: '', retryText: '', attempts: 1, wait: { timeoutSeconds: DAY } },
      },
      {
        ...parts('ticket', '', [4, 1], { next: 'promise', error: 'thanks' }),
        ...{ kind: 'ticket', subject: words.subject, description: '{{ reason }}', priority: 'high', variable: 'ticket' },
      },
      says('promise', '', [5, 1], { next: 'end' }, { text: words.promise }),
      says('thanks', '', [2, 0], { next: 'end' }, { text: words.thanks }),
      { ...parts('end', '', [6, 0], {}), kind: 'end' },
    ],
  };
}
