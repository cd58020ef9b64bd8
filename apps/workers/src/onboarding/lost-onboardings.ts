import { MOST_REMINDERS } from '#domain/onboarding/reminders.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { openOnboardings, type ReminderStore } from '#persistence/onboarding/reminder.store.js';
import { onboardingProcess, onboardingWorkflowId } from '#workflows/onboarding/onboarding.contract.js';
import { OPEN_FOR_SECONDS, type Awaited } from '../temporal/lost-processes.js';

/** Every open onboarding that is to be reminded of has its process. */
export const awaitedOnboardings = (
  jobs: JobsDatabase,
  reminders: Pick<ReminderStore, 'tellAnew'>,
): Awaited<{ companyId: number; workflowId: string }> => ({
  what: 'onboardings',
  workflowTypes: [onboardingProcess.workflowType],
  list: async () =>
    (await openOnboardings(jobs, MOST_REMINDERS, OPEN_FOR_SECONDS)).map((companyId) => ({
      companyId,
      workflowId: onboardingWorkflowId(companyId),
    })),
  startAnew: ({ companyId }) => reminders.tellAnew(companyId),
});
