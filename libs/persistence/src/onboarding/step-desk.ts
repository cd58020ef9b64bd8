import type { Caller } from '#domain/access/caller.js';
import type { AppliedValue, StepDesk } from '#domain/onboarding/apply-step.js';
import type { StepState } from '#domain/onboarding/progress.js';
import type { StepId } from '#domain/onboarding/steps.js';
import type { Database } from '../database.js';
import { onboardingFacts, onboardingFields, onboardingMarks } from './onboarding.view.js';
import type { OnboardingStore } from './onboarding.store.js';

/** What "continue" reads and leaves. */
export class OnboardingStepDesk implements StepDesk {
  constructor(
    private readonly database: Database,
    private readonly onboardings: OnboardingStore,
  ) {}

  typed(companyId: number, step: StepId): ReturnType<StepDesk['typed']> {
    return this.database.transaction(companyId, async (tx) => {
      const fields = (await onboardingFields(tx)).filter((row) => row.step === step);
      const state: StepState = (await onboardingMarks(tx)).find((mark) => mark.step === step)?.state ?? 'open';
      const facts = await onboardingFacts(tx, { askAnswered: step === 'first_conversation' });
      return { values: fields.map(({ field, value, revision }) => ({ field, value, revision })), state, facts };
    });
  }

  applied({ companyId, operatorId }: Caller, step: StepId, values: readonly AppliedValue[], done: boolean): Promise<void> {
    const decide = (onboarding: { complete(step: StepId, operatorId: number): void }): void => {
      if (done) onboarding.complete(step, operatorId);
    };
    return this.onboardings.change(companyId, decide, { applied: { step, fields: values } });
  }
}
