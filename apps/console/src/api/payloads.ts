import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';

/** Where a payload is sent: by a button of a scenario, an operator, a program, or with a template. */
export interface PayloadPlace {
  kind: 'scenario' | 'console' | 'api' | 'template';
  /** How its button reads; in scenarios a template. */
  title: string;
  payload: string;
  scenarioId: number | null;
  stepId: string | null;
  buttonId: string | null;
  /** The step to which the button leads by itself. */
  leadsTo: string | null;
  /** The name of the template. */
  template: string | null;
  /** Where it was sent last. */
  dialogId: number | null;
  messageId: number | null;
  sentAt: string | null;
}

/** One action with everything that is known of it. */
export interface KnownPayload {
  action: string;
  /** Names of the parameters that it was seen with. */
  parameters: string[];
  places: PayloadPlace[];
  /** What a press starts, unless its button leads somewhere by itself. */
  triggers: { scenarioId: number; triggerId: string; stepId: string | null; channelIds: number[] | null }[];
}

export interface PayloadList {
  items: KnownPayload[];
  /** The scenarios that the items name. */
  scenarios: { id: number; name: string; enabled: boolean }[];
}

export const payloadsQuery = queryOptions({
  queryKey: ['payloads'],
  queryFn: ({ signal }) => http.get<PayloadList>('/api/payloads', { signal }),
});
