import { useNavigate } from '@tanstack/react-router';
import type { Scenario } from '../../../api/scenarios.js';

/** What was just made is shown in the designer. */
export function useOpenScenario(): (scenario: Pick<Scenario, 'id'>) => void {
  const navigate = useNavigate();
  return ({ id }) => void navigate({ to: '/scenarios/$scenarioId', params: { scenarioId: String(id) } });
}
