import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { moveOnboarding, moveOnboardingStep, onboardingQuery, type Onboarding, type OnboardingStepId } from '../../api/onboarding.js';
import { companyQuery, groupsQuery } from '../../api/company.js';
import { meQuery } from '../../api/session.js';

interface Moves {
  step: (id: OnboardingStepId, move: 'complete' | 'skip' | 'reopen') => Promise<Onboarding>;
  whole: (move: 'skip' | 'reopen' | 'finish') => Promise<Onboarding>;
  isMoving: boolean;
  error: Error | null;
}

/** What people do with the set-up as such; the answer is on the screen at once. */
export function useOnboardingMoves(): Moves {
  const client = useQueryClient();
  const moving = useMutation({
    mutationFn: (move: () => Promise<Onboarding>) => move(),
    onSuccess: (onboarding) => {
      client.setQueryData(onboardingQuery.queryKey, onboarding);
      for (const { queryKey } of [companyQuery, groupsQuery, meQuery]) void client.invalidateQueries({ queryKey });
    },
  });
  return {
    step: (id, move) => moving.mutateAsync(() => moveOnboardingStep(id, move)),
    whole: (move) => moving.mutateAsync(() => moveOnboarding(move)),
    isMoving: moving.isPending,
    error: moving.error,
  };
}

/** As the server has it now, asked anew whenever the page is opened. */
export const useOnboarding = () => useQuery({ ...onboardingQuery, refetchOnMount: 'always' });
