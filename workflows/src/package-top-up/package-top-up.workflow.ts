import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { PackageTopUpActivities } from './package-top-up.activities.js';
import {
  accountChangedSignal,
  packageTopUpProcess,
  packageTopUpStateQuery,
  type PackageTopUpInput,
  type PackageTopUpResult,
  type PackageTopUpState,
} from './package-top-up.contract.js';

/** Whoever changes an account says so; this is for a word that was lost with a database that was put back. */
const LOOK_AGAIN = '6 hours';

/**
 * Only our own database: repeated until it answers, without a storm while it is away. Ten thousand dialogs take a while; a worker that was
 * killed over them is found out by its silence. The queue is named, so that a run of before there was one asks there, too.
 */
const { unblockDialogs } = proxyActivities<PackageTopUpActivities>({
  taskQueue: packageTopUpProcess.taskQueue,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '15 seconds',
  retry: { maximumInterval: '1 minute' },
});

/** Waits with a company's blocked dialogs until something pays for them, and gives them back at once. */
export async function packageTopUp(input: PackageTopUpInput): Promise<PackageTopUpResult> {
  const state: PackageTopUpState = { unblocked: 0, blocked: 0 };
  let heard = 0;
  handleSignals(on(accountChangedSignal, () => (heard += 1)));
  setHandler(packageTopUpStateQuery, () => state);

  for (;;) {
    const before = heard;
    const { unblocked, blocked } = await unblockDialogs({ companyId: input.companyId });
    state.unblocked += unblocked;
    state.blocked = blocked;
    if (heard === before && blocked === 0) return { unblocked: state.unblocked };
    // The next run asks at once: no word is lost, however many came.
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof packageTopUp>(input);
    // Whoever spoke while we asked may know of what the answer does not.
    if (heard === before) await condition(() => heard !== before, LOOK_AGAIN);
  }
}
