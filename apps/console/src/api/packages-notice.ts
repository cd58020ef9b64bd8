import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';

/** How the company stands with its packages, where there is something to say of it. */
export type PackagesNotice = components['schemas']['PackagesNotice'];
export type PackagesNoticeKind = PackagesNotice['kind'];

/** For whoever pays for dialogs, or sees all of them. */
export const packagesNoticeQuery = queryOptions({
  queryKey: ['packages-notice'],
  queryFn: ({ signal }) => http.get<PackagesNotice | null>('/api/company/packages-notice', { signal }),
});
