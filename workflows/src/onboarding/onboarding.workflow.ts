import { allHandlersFinished, condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import { Journey } from './journey.js';
import type { OnboardingActivities } from './onboarding.activities.js';
import {
  onboardingChangedSignal,
  onboardingOpenedSignal,
  onboardingStateQuery,
  type OnboardingInput,
  type OnboardingResult,
} from './onboarding.contract.js';

/** Only our own database: repeated until it answers, without a storm while it is away. */
const { remind } = proxyActivities<OnboardingActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumInterval: '5 minutes' },
});

/** Stays with a company from its registration until it is set up or does not want to be, and reminds whoever registered it. */
export async function onboarding(input: OnboardingInput): Promise<OnboardingResult> {
  const { companyId, turnsPerRun } = input;
  const journey = new Journey(input);
  handleSignals(
    on(onboardingOpenedSignal, (told) => journey.tell(told)),
    on(onboardingChangedSignal, (told) => journey.tell(told)),
  );
  setHandler(onboardingStateQuery, () => journey.state(Date.now()));

  for (let turn = 1; ; turn++) {
    const { over, heard } = journey;
    if (over) return journey.result(over);
    if (turn > (turnsPerRun ?? Infinity) || workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof onboarding>({ ...journey.carried, turnsPerRun });
    }
    const reminder = journey.reminder(Date.now());
    if (!reminder) {
      await condition(() => journey.heard !== heard);
      continue;
    }
    if (reminder.pauseMs > 0 && (await condition(() => journey.heard !== heard, reminder.pauseMs))) continue;
    journey.note(await remind({ companyId, number: reminder.number }), heard);
    // By the database's clock, or after another letter than was thought of, it is not due.
    if (!journey.hasReminded(reminder.number)) await condition(() => journey.heard !== heard, '10 minutes');
  }
}
