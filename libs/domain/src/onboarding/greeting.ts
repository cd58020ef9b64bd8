import type { Locale } from '../companies/company.js';
import { NO_CONTENT, type MessageStep, type ScenarioContent } from '../scenarios/content.js';
import { parts, says } from '../scenarios/examples/step-parts.js';

const NAMES: Record<Locale, string> = { ru: 'Приветствие', en: 'Greeting' };

export const greetingName = (locale: Locale): string => NAMES[locale];

const STEP = 'greeting';
const PEOPLE = 'people';

const isGreeting = (step: ScenarioContent['steps'][number]): step is MessageStep => step.id === STEP && step.kind === 'message';

/** Who writes for the first time is greeted; then people answer him. */
export const greetingScenario = (text: string): ScenarioContent => ({
  ...NO_CONTENT,
  start: STEP,
  triggers: [{ id: 'first', kind: 'first_message', of: 'client', channelIds: null, stepId: null }],
  steps: [
    says(STEP, '', [0, 0], { next: PEOPLE }, { text }),
    { ...parts(PEOPLE, '', [1, 0], {}), kind: 'transfer', to: { kind: 'rules' }, forceAssign: null, comment: '' },
  ],
});

/** The same scenario with other words. What a designer has drawn around the greeting stays; a greeting that he removed comes first again. */
export function withGreeting(content: ScenarioContent, text: string): ScenarioContent {
  if (content.steps.length === 0) return greetingScenario(text);
  if (content.steps.some(isGreeting))
    return { ...content, steps: content.steps.map((step) => (isGreeting(step) ? { ...step, text } : step)) };
  const free = content.steps.some(({ id }) => id === STEP) ? `${STEP}-${content.steps.length + 1}` : STEP;
  const next = content.start ?? content.steps[0]?.id ?? free;
  return { ...content, start: free, steps: [says(free, '', [-1, 0], { next }, { text }), ...content.steps] };
}

/** What clients are greeted with; null where it is no simple greeting any more. */
export const greetingOf = (content: ScenarioContent): string | null => content.steps.find(isGreeting)?.text ?? null;
