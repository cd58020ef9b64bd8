import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import { Nap } from './nap.js';
import type { SnoozeActivities } from './snooze.activities.js';
import { snoozedSignal, snoozeEndedSignal, snoozeStateQuery, type SnoozeInput, type SnoozeResult } from './snooze.contract.js';

/** Only our own database: repeated until it answers, without a storm while it is away. */
const { wakeDialog } = proxyActivities<SnoozeActivities>({ startToCloseTimeout: '30 seconds', retry: { maximumInterval: '1 minute' } });

/** Brings a dialog back that was put off, at its time and once. What counts is the row: whoever changes it tells this process. */
export async function snooze({ companyId, dialogId, until }: SnoozeInput): Promise<SnoozeResult> {
  const nap = new Nap(until);
  handleSignals(
    on(snoozedSignal, (snoozed) => nap.begin(snoozed)),
    on(snoozeEndedSignal, ({ reason }) => nap.end(reason)),
  );
  setHandler(snoozeStateQuery, () => nap.state);

  while (!nap.over) {
    const { heard } = nap;
    if (await condition(() => nap.heard !== heard, nap.pauseMs(Date.now()))) continue;
    const answer = await wakeDialog({ companyId, dialogId });
    // Whoever spoke while we asked knows better than the answer to an older question.
    if (nap.heard !== heard) continue;
    if (answer.outcome === 'later') nap.begin(answer);
    else nap.end(answer.outcome);
  }
  return { ended: nap.over };
}
