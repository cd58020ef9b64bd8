import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { checkScenario } from '../../../api/scenarios.js';

/** What is wrong with the draft as it was saved. */
export const complaintsQuery = (scenarioId: number, draftVersion: number) =>
  queryOptions({
    queryKey: ['scenario', scenarioId, 'complaints', draftVersion],
    queryFn: () => checkScenario(scenarioId),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
