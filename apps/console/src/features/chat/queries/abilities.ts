import { useQuery } from '@tanstack/react-query';
import { transportsQuery } from '../../../api/channels.js';
import type { TransportFeatures } from '../../../api/channel-types.js';

/** What a messenger can do; undefined until it is known, so that nothing is offered that is taken away again. */
export function useFeatures(transport: string): TransportFeatures | undefined {
  const { data } = useQuery(transportsQuery);
  return data?.find((each) => each.transport === transport)?.features;
}
