import { STEP_IDS, STEPS, type Facts, type StepId } from './steps.js';

export const ONBOARDING_STATES = ['open', 'finished', 'skipped'] as const;
export type OnboardingState = (typeof ONBOARDING_STATES)[number];
export type StepState = 'open' | 'done' | 'skipped';

/** What is kept of a step; none is kept of one that nobody has touched. `open` = taken up again by hand, whatever is the case. */
export interface StepMark {
  step: string;
  state: StepState;
}

export interface Progress {
  /** Really done; what was passed over is not. */
  done: number;
  skipped: number;
  total: number;
}

/** Every step of this release, in its order. Marks of steps that it does not know (an older or newer one's) count for nothing. */
export function stepStates(marks: readonly StepMark[]): { id: StepId; state: StepState }[] {
  const states = new Map(marks.map(({ step, state }) => [step, state]));
  return STEP_IDS.map((id) => ({ id, state: states.get(id) ?? 'open' }));
}

/** The first that is neither done nor passed over; null = none is left. */
export const currentStep = (marks: readonly StepMark[]): StepId | null =>
  stepStates(marks).find(({ state }) => state === 'open')?.id ?? null;

export function progressOf(marks: readonly StepMark[]): Progress {
  const states = stepStates(marks);
  const count = (wanted: StepState): number => states.filter(({ state }) => state === wanted).length;
  return { done: count('done'), skipped: count('skipped'), total: states.length };
}

/** Steps that a fact makes done: only those that nobody has done, passed over or taken up again. */
export function tickedBy(facts: Facts, marks: readonly StepMark[]): StepId[] {
  const touched = new Set(marks.map(({ step }) => step));
  return STEPS.filter(({ id, fact }) => fact !== null && facts[fact] && !touched.has(id)).map(({ id }) => id);
}

/** An open onboarding is finished with its last step; one that is closed stays so, whatever a later release adds. */
export const stateAfter = (state: OnboardingState, marks: readonly StepMark[]): OnboardingState =>
  state === 'open' && currentStep(marks) === null ? 'finished' : state;
