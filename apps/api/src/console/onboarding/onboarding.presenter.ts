import type { Permission } from '#domain/access/permissions.js';
import { currentStep, progressOf, stepStates } from '#domain/onboarding/progress.js';
import { mayDoStep, stepOf, type Facts, type StepId } from '#domain/onboarding/steps.js';
import { operatorName } from '#domain/operators/operator-name.js';
import type { FieldRow, MarkRow, OnboardingRow, Who } from '#persistence/onboarding/onboarding.view.js';
import type { Onboarding, OnboardingField, OnboardingPerson } from './onboarding.dto.js';

interface Rows {
  row: OnboardingRow | null;
  marks: readonly MarkRow[];
  facts: Facts;
}

export function presentOnboarding(
  { row, marks, facts }: Rows,
  permissions: readonly Permission[],
): Omit<Onboarding, 'fields' | 'settings'> {
  const byStep = new Map(marks.map((mark) => [mark.step, mark]));
  return {
    state: row?.state ?? 'none',
    steps: stepStates(marks).map(({ id, state }) => {
      const mark = byStep.get(id);
      const step = stepOf(id);
      const mayDo = step !== undefined && mayDoStep(step, permissions);
      return { id, state, mayDo, by: presentPerson(mark?.by ?? null), at: mark?.at.toISOString() ?? null };
    }),
    current: currentStep(marks),
    progress: progressOf(marks),
    facts,
  };
}

/** `secret`: the opened value of a sealed field, for whoever may see it. */
export function presentField(row: FieldRow, secret: string | null): OnboardingField {
  const { field, revision, sealed, value, by, updatedAt } = row;
  return {
    ...{ step: row.step as StepId, field, revision },
    ...{ value: sealed === null ? value : secret, sealed: sealed !== null },
    ...{ updatedBy: presentPerson(by), updatedAt: updatedAt.toISOString() },
  };
}

export const presentPerson = (who: Who | null): OnboardingPerson | null =>
  who && { id: who.id, name: operatorName(who.firstName, who.lastName) };
