import type { Permission } from '../access/permissions.js';

export const STEP_IDS = ['company', 'channels', 'operators', 'center', 'first_conversation'] as const;
export type StepId = (typeof STEP_IDS)[number];

/** What is seen to be so, whoever did it and wherever: it ticks its step. */
export const FACTS = ['channel', 'colleague', 'answered'] as const;
export type Fact = (typeof FACTS)[number];
export type Facts = Record<Fact, boolean>;

export interface OnboardingStep {
  id: StepId;
  /** Who may do it: all of these are needed, beside the right to see the onboarding at all. */
  needs: readonly Permission[];
  /** A fact that makes it done. */
  fact: Fact | null;
  /** What may be typed in it and how long that may be, in characters of JSON; messengers have forms of their own (`drafts.ts`). */
  fields: Readonly<Record<string, number>>;
}

/** A line that somebody is still typing may be longer than it may be in the end. */
const LINE = 1_000;
/** A few thousand addresses. */
const LIST = 300_000;
const TEXT = 20_000;

/** The steps of an onboarding, in their order. A later release may add one: who has not finished yet then finds it open. */
export const STEPS: readonly OnboardingStep[] = [
  { id: 'company', needs: ['company'], fact: null, fields: { name: LINE, timeZone: LINE, locale: LINE } },
  { id: 'channels', needs: ['channels'], fact: 'channel', fields: { transport: LINE } },
  {
    ...{ id: 'operators', needs: ['invite_operators'], fact: 'colleague' },
    fields: { text: LIST, role: LINE, customRoleId: LINE, groupIds: TEXT },
  },
  {
    ...{ id: 'center', needs: ['company', 'groups', 'manage_scenarios'], fact: null },
    fields: { groups: TEXT, autoAssign: LINE, maxOpenDialogs: LINE, workingHours: TEXT, greeting: TEXT },
  },
  { id: 'first_conversation', needs: ['write_messages'], fact: 'answered', fields: {} },
];

/** Undefined: no step of this release. */
export const stepOf = (id: string): OnboardingStep | undefined => STEPS.find((step) => step.id === id);

/** Whether whoever has these permissions may do the step; what they do not cover he only sees. */
export const mayDoStep = (step: OnboardingStep, permissions: readonly Permission[]): boolean =>
  step.needs.every((permission) => permissions.includes(permission));
