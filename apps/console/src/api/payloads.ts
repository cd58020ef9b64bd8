import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';

/** Where a payload is sent: by a button of a scenario, an operator, a program, or with a template. */
export type PayloadPlace = components['schemas']['PayloadPlace'];
/** One action with everything that is known of it. */
export type KnownPayload = components['schemas']['KnownPayload'];
export type PayloadList = components['schemas']['PayloadList'];

export const payloadsQuery = queryOptions({
  queryKey: ['payloads'],
  queryFn: ({ signal }) => http.get<PayloadList>('/api/payloads', { signal }),
});
