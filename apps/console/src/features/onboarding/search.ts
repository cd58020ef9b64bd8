import { ONBOARDING_STEPS, type OnboardingStepId } from '../../api/onboarding.js';

export interface OnboardingSearch {
  /** The step that is shown; without one, the first that is still to do. */
  step?: OnboardingStepId;
}

export function onboardingSearch({ step }: Record<string, unknown>): OnboardingSearch {
  const known = ONBOARDING_STEPS.find((one) => one === step);
  return known ? { step: known } : {};
}
