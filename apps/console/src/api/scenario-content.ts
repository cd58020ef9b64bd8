import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';

/** The draft of a scenario that another one may go to; whoever asks knows the shape. */
export const scenarioContentQuery = <Content>(id: number) =>
  queryOptions({
    queryKey: ['scenarios', id, 'content'],
    queryFn: async ({ signal }) => (await http.get<{ draft: Content }>(`/api/scenarios/${id}`, { signal })).draft,
    staleTime: 30_000,
  });
