import type { ReminderStore } from '#persistence/onboarding/reminder.store.js';
import type { OnboardingActivities } from '#workflows/onboarding/onboarding.activities.js';

/** Reminds of onboardings that stand still. */
export function onboardingActivities(reminders: Pick<ReminderStore, 'remind'>, now: () => Date = () => new Date()): OnboardingActivities {
  return {
    remind: async ({ companyId, number }) => {
      const snapshot = await reminders.remind(companyId, number, now());
      return snapshot && { companyId, ...snapshot };
    },
  };
}
