import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { Named } from './types.js';

/** Where a payload is sent from: a button of a step. */
export interface PayloadSource {
  scenario: Named;
  stepId: string;
  /** The button's title, as a template. */
  title: string;
  /** In the published revision, or in the draft only. */
  published: boolean;
}

/** One action with everything that is known of it. */
export interface KnownPayload {
  action: string;
  /** Names of the parameters that it comes with. */
  parameters: string[];
  sentBy: PayloadSource[];
  /** Scenarios that it starts. */
  triggers: { scenario: Named; stepId: string | null }[];
}

export const payloadsQuery = queryOptions({
  queryKey: ['payloads'],
  queryFn: async ({ signal }) => (await http.get<{ items: KnownPayload[] }>('/api/payloads', { signal })).items,
});
