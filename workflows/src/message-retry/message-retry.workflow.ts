import { RetryPlan } from '#domain/sending/retry-plan.js';
import { ActivityFailure, condition, isCancellation, proxyActivities, setHandler } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { MessageRetryActivities, TemplateRefreshActivities, TrySendResult } from './message-retry.activities.js';
import {
  messageRetryStateQuery,
  messageSettledSignal,
  sendFailedSignal,
  type MessageRetryInput,
  type MessageRetryResult,
  type SendFailed,
} from './message-retry.contract.js';

/** An attempt that the worker didn't finish may have reached the client: asking again is this workflow's decision, after a pause. */
const sendOnce = { taskQueue: 'connectors', startToCloseTimeout: '8 minutes', retry: { maximumAttempts: 1 } } as const;
/** Only our own database: repeated until it answers. */
const storeResult = { taskQueue: 'connectors', startToCloseTimeout: '30 seconds' } as const;

const { trySend } = proxyActivities<MessageRetryActivities>(sendOnce);
/** A list of many pages; the activity itself gives up a provider that hangs. */
const askProvider = { taskQueue: 'imports', startToCloseTimeout: '2 minutes', retry: { maximumAttempts: 4 } } as const;

const { refreshTemplate } = proxyActivities<TemplateRefreshActivities>(askProvider);
const { giveUp } = proxyActivities<MessageRetryActivities>(storeResult);

/** Sends a message again after a failure, until it goes, fails for good, or a day has passed. */
export async function messageRetry(input: MessageRetryInput): Promise<MessageRetryResult> {
  const { companyId, messageId } = input;
  const plan = new RetryPlan();
  const heard = (failed: SendFailed): void => plan.failed(failed, failed.at ? Date.parse(failed.at) : Date.now());
  heard(input); // before the signals: they know of later things
  handleSignals(
    on(sendFailedSignal, heard),
    on(messageSettledSignal, () => plan.settle()),
  );
  setHandler(messageRetryStateQuery, () => plan.state);

  while (!plan.over) {
    const { turn } = plan;
    if (plan.exhausted(Date.now())) {
      await giveUp({ companyId, messageId });
      if (plan.turn === turn) return { ended: 'gave_up' };
      continue;
    }
    if (plan.awaitsTemplate) {
      const sendable = await hasTemplate({ companyId, messageId });
      if (plan.turn !== turn) continue;
      if (!sendable) {
        await giveUp({ companyId, messageId });
        if (plan.turn === turn) return { ended: 'gave_up' };
        continue;
      }
    } else if (await condition(() => plan.turn !== turn, plan.pauseMs(Date.now(), Math.random()))) continue;
    const result = await attempt({ companyId, messageId, afterLostAnswer: plan.awaitsConfirmation });
    if (result.state === 'failed') plan.failed(result.failure, Date.now());
    // Whoever spoke meanwhile knows better than the answer to an older question.
    if (plan.turn !== turn) continue;
    if (result.state === 'settled' || result.state === 'left_to_operator') return { ended: result.state };
  }
  return { ended: 'settled' };
}

async function hasTemplate(message: Parameters<typeof refreshTemplate>[0]): Promise<boolean> {
  try {
    return await refreshTemplate(message);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return false;
  }
}

/** A worker that died in the middle looks like one that is busy: the database finds out which, and we ask again later. */
async function attempt(input: Parameters<typeof trySend>[0]): Promise<TrySendResult> {
  try {
    return await trySend(input);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return { state: 'busy' };
  }
}
