import type { OnboardingTold } from './onboarding.contract.js';

export interface OnboardingActivities {
  /**
   * Has the letter sent, if the onboarding is still open and the letter was not sent before; answers with how things stand by then.
   * May be asked any number of times.
   */
  remind(reminder: { companyId: number; number: number }): Promise<OnboardingTold | null>;
}
