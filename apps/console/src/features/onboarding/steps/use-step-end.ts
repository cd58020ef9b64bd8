import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import type { Onboarding, OnboardingStep } from '../../../api/onboarding.js';
import { errorText } from '../../../ui/toast.js';
import { useDrafting } from '../model/use-drafting.js';
import { neighbour, nextStep } from '../model/walk.js';
import { useOnboardingMoves } from '../use-onboarding.js';

interface Options {
  onboarding: Onboarding;
  step: OnboardingStep;
  /** Whether "Continue" makes what was typed so; else it only goes on from what is done. */
  applies?: boolean;
  /** Shows a refusal beside the fields; false: it belongs to none. */
  onFaults?: (error: unknown) => boolean;
}

export interface StepEnding {
  isMoving: boolean;
  problem: string | null;
  maySkip: boolean;
  /** Going on is what is left to do here; else the step's own button is. */
  isReady: boolean;
  /** Null at the first step. */
  goBack: (() => void) | null;
  goOn: () => void;
  skip: () => void;
}

/** How one leaves a step: on, past it, or back. */
export function useStepEnd({ onboarding, step, applies = false, onFaults }: Options): StepEnding {
  const { t } = useTranslation('onboarding');
  const moves = useOnboardingMoves();
  const { queue, drafts } = useDrafting();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const before = neighbour(onboarding, step.id, -1);

  const show = (id: OnboardingStep['id'] | null): void => void navigate({ to: '/onboarding', search: id ? { step: id } : {} });
  const guarded = async (move: () => Promise<Onboarding>): Promise<void> => {
    setProblem(null);
    try {
      const after = await move();
      if (after.state === 'open') show(nextStep(after, step.id));
    } catch (error) {
      if (onFaults?.(error)) return;
      setProblem(isApiError(error) && error.code === 'step_not_done' ? t(`notDone.${step.id}`) : errorText(error));
    }
  };
  const complete = async (): Promise<void> => {
    if (!(await queue.settled())) return setProblem(t('notSavedYet'));
    await guarded(async () => {
      const after = await moves.step(step.id, 'complete');
      drafts.forgetBelow(`${step.id}/`);
      return after;
    });
  };
  const mustComplete = step.mayDo && (applies || step.state !== 'done');
  return {
    isMoving: moves.isMoving,
    problem,
    isReady: applies || step.state !== 'open' || !step.mayDo,
    maySkip: step.mayDo && step.state === 'open',
    goBack: before && (() => show(before)),
    goOn: () => (mustComplete ? void complete() : show(nextStep(onboarding, step.id))),
    skip: () => void guarded(() => moves.step(step.id, 'skip')),
  };
}
