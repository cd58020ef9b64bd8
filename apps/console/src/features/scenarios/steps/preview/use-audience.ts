import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { channelsQuery, transportsQuery } from '../../../../api/channels.js';
import type { Transport } from '../../../../api/channel-types.js';
import { useTransportName } from '../../../../ui/transport/use-transport-name.js';
import { useScope } from '../logic/scope.js';
import { audienceOf, strictest } from './audience.js';

/** The kinds of messengers that this scenario speaks in; empty until they are known. */
export function useAudience(): Transport[] {
  const { content } = useScope();
  const { data: channels } = useQuery(channelsQuery);
  const { data: transports } = useQuery(transportsQuery);
  return useMemo(() => (channels && transports ? audienceOf(content, channels, transports) : []), [content, channels, transports]);
}

/** The least that any of them takes of something, for a counter. */
export function useStrictest(
  audience: readonly Transport[],
  of: (transport: Transport) => number,
): { most: number; channel: string } | null {
  const nameOf = useTransportName();
  const found = strictest(audience, of);
  return found && { most: found.most, channel: nameOf(found.transport) };
}
