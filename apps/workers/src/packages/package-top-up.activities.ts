import { Context } from '@temporalio/activity';
import type { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import type { PackageTopUpActivities } from '#workflows/package-top-up/package-top-up.activities.js';

/** Well within the time after which a silent worker counts as dead. */
const BEAT_MS = 4_000;

/** Gives blocked dialogs back that something pays for. May be asked again: what was paid for is blocked no more. */
export const packageTopUpActivities = (unblockDialogs: Pick<UnblockDialogs, 'run'>): PackageTopUpActivities => ({
  unblockDialogs: async ({ companyId }) => {
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), BEAT_MS);
    try {
      return await unblockDialogs.run(companyId);
    } finally {
      clearInterval(beat);
    }
  },
});
