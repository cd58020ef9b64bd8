import type { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import type { PackageTopUpActivities } from '#workflows/package-top-up/package-top-up.activities.js';

/** Gives blocked dialogs back that something pays for. May be asked again: what was paid for is blocked no more. */
export const packageTopUpActivities = (unblockDialogs: Pick<UnblockDialogs, 'run'>): PackageTopUpActivities => ({
  unblockDialogs: ({ companyId }) => unblockDialogs.run(companyId),
});
