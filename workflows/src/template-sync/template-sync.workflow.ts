import { ActivityFailure, continueAsNew, isCancellation, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { TemplateSyncActivities } from './template-sync.activities.js';
import { templatesAskedSignal, type TemplateSyncInput, type TemplateSyncResult } from './template-sync.contract.js';

/** A provider that hangs is given up by the activity itself; the heartbeat tells of a worker that died. The schedule comes again anyway. */
const askProvider = {
  taskQueue: 'imports',
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '2 seconds', maximumAttempts: 4 },
} as const;
/** Announcements come in bursts; one look answers all of them. */
const GATHER = '2 seconds';

const { syncTemplates } = proxyActivities<TemplateSyncActivities>(askProvider);

/** Asks a channel's provider for its templates, and once more where somebody asked meanwhile: he may mean something newer. */
export async function templateSync(input: TemplateSyncInput): Promise<TemplateSyncResult> {
  const { companyId, channelId } = input;
  let asked = 0;
  handleSignals(
    // The signal that comes with the start is the start.
    on(templatesAskedSignal, ({ at }) => {
      if (at !== input.at) asked += 1;
    }),
  );
  for (;;) {
    const heard = asked;
    const result = await look({ companyId, channelId });
    if (asked === heard) return result;
    await sleep(GATHER);
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof templateSync>(input);
  }
}

async function look(channel: Parameters<typeof syncTemplates>[0]): Promise<TemplateSyncResult> {
  try {
    return await syncTemplates(channel);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return { outcome: 'failed', count: null, error: 'The workers could not finish; the next look is in ten minutes' };
  }
}
