import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { checkStart, type Whom } from '../../../api/write-first.js';

const PAUSE_MILLISECONDS = 400;

/** What is known of somebody, once it is settled whom one means. */
export function useProspect(whom: Whom | null) {
  const [settled] = useDebouncedValue(whom && JSON.stringify(whom), PAUSE_MILLISECONDS);
  const current = whom !== null && settled === JSON.stringify(whom);
  const query = useQuery({
    queryKey: ['start-check', settled],
    queryFn: ({ signal }) => checkStart(JSON.parse(settled ?? '{}') as Whom, signal),
    enabled: settled !== null && current,
    retry: false,
    staleTime: 30_000,
  });
  return {
    prospect: current ? query.data : undefined,
    asking: whom !== null && (!current || query.isFetching),
    error: current ? query.error : null,
  };
}
