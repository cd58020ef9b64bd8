import { DomainError } from '../shared/domain-error.js';
import type { StepId } from './steps.js';

/** What is wrong with a field of a step: `reason` is a key of a sentence that the console has in both languages. */
export interface FieldFault {
  field: string;
  reason: FaultReason;
  message: string;
}

export type FaultReason =
  | 'required'
  | 'too_long'
  | 'too_many'
  | 'not_a_choice'
  | 'unknown_time_zone'
  | 'not_a_number'
  | 'working_hours'
  | 'template'
  | 'trigger_collides'
  | 'nobody_invited';

/** "Continue" was pressed, and something is not right yet. What was typed stays. */
export class StepUnfit extends DomainError {
  constructor(readonly errors: readonly FieldFault[]) {
    super('step_unfit', errors.map(({ message }) => message).join('; '), 'unprocessable', errors[0]?.field);
  }
}

/** A step that only a fact can finish, and it is not one yet. */
export class NotYetDone extends DomainError {
  constructor(step: StepId) {
    const what =
      step === 'channels'
        ? 'No messenger is connected yet; connect one, or pass the step over'
        : 'No message of a client has been answered yet; answer one, or pass the step over';
    super('step_not_done', what, 'unprocessable', step);
  }
}

export class UnknownStep extends DomainError {
  constructor() {
    super('not_found', 'Step not found', 'not_found');
  }
}

export class UnknownDraftField extends DomainError {
  constructor() {
    super('not_found', 'Field not found', 'not_found');
  }
}

export class DraftTooLong extends DomainError {
  constructor(most: number) {
    super('too_long', `value must have ${most} characters at most`, 'invalid', 'value');
  }
}

export class SecretIsText extends DomainError {
  constructor() {
    super('invalid_input', 'value must be a text, or null to forget it', 'invalid', 'value');
  }
}

/** The company has no onboarding, or it is closed; it can be opened again from the settings. */
export class OnboardingClosed extends DomainError {
  constructor() {
    super('onboarding_closed', 'The onboarding is closed; open it again first', 'conflict');
  }
}

export class StepForbidden extends DomainError {
  constructor() {
    super('forbidden', 'Your role does not allow this step; ask an admin to do it', 'forbidden');
  }
}
