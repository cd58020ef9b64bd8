import { Inject, Injectable } from '@nestjs/common';
import { checkDraft, type DraftValue } from '#domain/onboarding/drafts.js';
import { StepForbidden, UnknownStep } from '#domain/onboarding/onboarding.errors.js';
import { mayDoStep, stepOf, type OnboardingStep } from '#domain/onboarding/steps.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { connectorOf } from '#connectors/registry.js';
import { OnboardingFieldStore } from '#persistence/onboarding/field.store.js';
import { OnboardingStore } from '#persistence/onboarding/onboarding.store.js';
import type { SignedIn } from '../../access/signed-in.js';
import { CLOCK } from '../../platform/ports.js';

const catalog = { fieldsOf: (transport: string) => connectorOf(transport)?.fields };

/** What people do to the onboarding, beside "continue". */
@Injectable()
export class OnboardingWriter {
  constructor(
    private readonly onboardings: OnboardingStore,
    private readonly fields: OnboardingFieldStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  keep(caller: SignedIn, stepId: string, field: string, value: DraftValue): Promise<number> {
    const step = permitted(caller, stepId);
    const { secret } = checkDraft(step, field, value, catalog);
    return this.fields.keep(caller.companyId, { step: step.id, field, value, secret, operatorId: caller.operatorId });
  }

  forget(caller: SignedIn, stepId: string, starting?: string): Promise<void> {
    return this.fields.forget(caller.companyId, permitted(caller, stepId).id, starting);
  }

  async skipStep(caller: SignedIn, stepId: string): Promise<void> {
    const { id } = permitted(caller, stepId);
    await this.onboardings.change(caller.companyId, (onboarding) => onboarding.skip(id, caller.operatorId));
  }

  async reopenStep(caller: SignedIn, stepId: string): Promise<void> {
    const { id } = permitted(caller, stepId);
    const { companyId, operatorId } = caller;
    await this.onboardings.open(companyId, operatorId, (onboarding) => onboarding.reopenStep(id, operatorId, this.clock.now()));
  }

  async skip({ companyId }: SignedIn): Promise<void> {
    await this.onboardings.change(companyId, (onboarding) => onboarding.skipAll());
  }

  async reopen({ companyId, operatorId }: SignedIn): Promise<void> {
    await this.onboardings.open(companyId, operatorId, (onboarding) => onboarding.reopen(this.clock.now()));
  }

  async finish({ companyId }: SignedIn): Promise<void> {
    await this.onboardings.change(companyId, (onboarding) => onboarding.finish());
  }
}

function permitted(caller: SignedIn, stepId: string): OnboardingStep {
  const step = stepOf(stepId);
  if (!step) throw new UnknownStep();
  if (!mayDoStep(step, caller.permissions)) throw new StepForbidden();
  return step;
}
