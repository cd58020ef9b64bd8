import { useQuery } from '@tanstack/react-query';
import { onboardingQuery, type Onboarding } from '../../api/onboarding.js';
import { useMay } from '../../api/use-may.js';

/** The set-up while it is unfinished and there is something in it for whoever looks. */
export function useOpenSetUp(): Onboarding | undefined {
  const may = useMay('onboarding') ?? false;
  const { data } = useQuery({ ...onboardingQuery, enabled: may });
  return may && data?.state === 'open' ? data : undefined;
}
