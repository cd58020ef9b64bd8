import { queryOptions } from '@tanstack/react-query';
import type { PackageNoticeKind } from './billing.js';
import { http } from './client.js';

/** How the company stands with its packages, where there is something to say of it. */
export interface PackagesNotice {
  kind: PackageNoticeKind;
  blockedDialogs: number;
  placesLeft: number;
}

/** For whoever pays for dialogs, or sees all of them. */
export const packagesNoticeQuery = queryOptions({
  queryKey: ['packages-notice'],
  queryFn: ({ signal }) => http.get<PackagesNotice | null>('/api/company/packages-notice', { signal }),
});
