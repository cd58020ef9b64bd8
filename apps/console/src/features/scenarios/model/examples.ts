import type { TFunction } from 'i18next';
import { NO_CONTENT, type ScenarioContent, type Step, type StepButton, type StepKind } from './content.js';
import { newId } from './new-id.js';
import { newStep } from './new-step.js';

export const EXAMPLES = ['menu', 'request'] as const;
export type Example = (typeof EXAMPLES)[number];

type Texts = TFunction<'scenarios'>;
type Words = (key: string) => string;

/** The texts are templates for the server: i18next must not fill them in. */
const AS_IT_IS = { interpolation: { prefix: '<%', suffix: '%>' } };

/** A small scenario to begin with, in the designer's language. */
export function exampleContent(example: Example, t: Texts): ScenarioContent {
  const words: Words = (key) => t(`example.${key}` as 'example.menu.name', AS_IT_IS);
  return example === 'menu' ? menu(words) : request(words);
}

const step = <K extends StepKind>(kind: K, x: number, y: number, more: Partial<Extract<Step, { kind: K }>>): Step =>
  ({ ...newStep(kind, { x, y }), ...more }) as Step;

const reply = (text: string): StepButton => ({
  ...{ id: newId(), type: 'reply', text, description: '', payload: null, target: '', color: null },
});

/** Greets, offers three ways, answers two of them, and hands over for the third. */
function menu(words: Words): ScenarioContent {
  const buttons = [reply(words('menu.hours')), reply(words('menu.address')), reply(words('menu.operator'))];
  const answer = (y: number, text: string): Step => step('message', 400, y, { text });
  const [hours, address] = [answer(0, words('menu.hoursAnswer')), answer(180, words('menu.addressAnswer'))];
  const transfer = step('transfer', 400, 360, {});
  const targets = [hours, address, transfer];
  const greeting = step('message', 0, 0, {
    ...{ text: words('menu.greeting'), buttons, wait: { timeoutSeconds: null } },
    exits: Object.fromEntries(buttons.map(({ id }, index) => [`button:${id}`, targets[index]?.id ?? ''])),
  });
  const back = { next: greeting.id };
  return {
    ...NO_CONTENT,
    start: greeting.id,
    steps: [greeting, { ...hours, exits: back }, { ...address, exits: back }, transfer],
    triggers: [{ id: newId(), kind: 'first_message', of: 'request', channelIds: null, stepId: null }],
  };
}

/** Asks for a name and a phone, says thanks, and gives both to an operator. */
function request(words: Words): ScenarioContent {
  const [ask, name, askPhone, phone] = [
    step('message', 0, 0, { text: words('request.askName') }),
    step('reply', 360, 0, { variable: 'name' }),
    step('message', 720, 0, { text: words('request.askPhone') }),
    step('reply', 1080, 0, { variable: 'phone', check: 'phone', retryText: words('request.wrongPhone') }),
  ];
  const thanks = step('message', 1440, 0, { text: words('request.thanks') });
  const transfer = step('transfer', 1800, 0, { comment: words('request.comment') });
  const lead = (from: Step, to: Step, more: Record<string, string> = {}): Step => ({ ...from, exits: { next: to.id, ...more } });
  return {
    ...NO_CONTENT,
    start: ask.id,
    steps: [
      lead(ask, name),
      lead(name, askPhone, { invalid: transfer.id }),
      lead(askPhone, phone),
      lead(phone, thanks, { invalid: transfer.id }),
      lead(thanks, transfer),
      transfer,
    ],
    triggers: [{ id: newId(), kind: 'keyword', words: [words('request.word')], match: 'is', channelIds: null, stepId: null }],
  };
}
