import type { components } from './schema.js';

type Schemas = components['schemas'];

/** What a scenario is made of, as the API documents it: the draft that a designer edits, and the same frozen in each revision. */
export type ScenarioContent = Schemas['ScenarioContent'];
export type ScenarioSettings = Schemas['ScenarioSettings'];
export type Variable = Schemas['ScenarioVariable'];

export type Step = Schemas['ScenarioStep'];
export type StepKind = Step['kind'];
export type MessageStep = Schemas['ScenarioMessageStep'];
export type ReplyStep = Schemas['ScenarioReplyStep'];
export type ConditionStep = Schemas['ScenarioConditionStep'];
export type SetStep = Schemas['ScenarioSetStep'];
export type HttpStep = Schemas['ScenarioHttpStep'];
export type DelayStep = Schemas['ScenarioDelayStep'];
export type GoStep = Schemas['ScenarioGoStep'];
export type TransferStep = Schemas['ScenarioTransferStep'];
export type CloseStep = Schemas['ScenarioCloseStep'];
export type RatingStep = Schemas['ScenarioRatingStep'];
export type TicketStep = Schemas['ScenarioTicketStep'];
export type EndStep = Schemas['ScenarioEndStep'];

export type Wait = Schemas['ScenarioWait'];
export type StepButton = Schemas['ScenarioButton'];
export type ButtonColor = NonNullable<StepButton['color']>;
export type StepPayload = Schemas['ScenarioPayload'];
export type ScenarioFile = Schemas['ScenarioFile'];
export type Branch = Schemas['ScenarioBranch'];
export type Test = Schemas['ScenarioTest'];
export type Change = Schemas['ScenarioChange'];
export type Trigger = Schemas['ScenarioTrigger'];
export type TriggerKind = Trigger['kind'];

/** In the order in which they are offered. */
export const REPLY_CHECKS = ['any', 'number', 'phone', 'email', 'date', 'pattern'] as const satisfies readonly ReplyStep['check'][];
export const COMPARISONS = ['is', 'is_not', 'contains', 'starts', 'greater', 'less', 'exists', 'missing'] as const;
export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies readonly HttpStep['method'][];
export const TRIGGER_KINDS = [
  'first_message',
  'keyword',
  'payload',
  'api',
  'tag',
  'schedule',
  'missed',
  'closed',
] as const satisfies readonly TriggerKind[];

export const NO_CONTENT: ScenarioContent = {
  format: 1,
  start: null,
  steps: [],
  triggers: [],
  variables: [],
  settings: { whileOperator: 'silent', giveBack: 'by_hand' },
};
