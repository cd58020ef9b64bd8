import type { Onboarding, OnboardingStepId } from '../../../api/onboarding.js';

type Steps = Pick<Onboarding, 'steps'>;

/** The step before (-1) or after (1). */
export function neighbour({ steps }: Steps, id: OnboardingStepId, by: 1 | -1): OnboardingStepId | null {
  const at = steps.findIndex((step) => step.id === id);
  return steps[at + by]?.id ?? null;
}

/** Where to go on: the next that is still to do, behind this one first; where none is, simply the next. */
export function nextStep(onboarding: Steps, id: OnboardingStepId): OnboardingStepId | null {
  const { steps } = onboarding;
  const at = steps.findIndex((step) => step.id === id);
  const others = [...steps.slice(at + 1), ...steps.slice(0, Math.max(at, 0))];
  return others.find(({ state, mayDo }) => state === 'open' && mayDo)?.id ?? neighbour(onboarding, id, 1);
}
