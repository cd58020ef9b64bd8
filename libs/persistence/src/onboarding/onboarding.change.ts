import type { OutboxEntry } from '#domain/dialogs/change-event.js';
import type { OnboardingSnapshot } from '#domain/onboarding/onboarding.js';
import { MOST_REMINDERS } from '#domain/onboarding/reminders.js';

/** As the contract of the process names it (workflows/src/onboarding). */
const PROCESS = 'onboarding';
const CHANGED = 'onboardingChanged';

/**
 * What the process is told of a change. An open onboarding starts it where it is not running, so that one that was lost comes back;
 * one that is closed, or has nothing to remind of any more, only tells whoever is there.
 */
export function onboardingEntry(companyId: number, snapshot: OnboardingSnapshot): OutboxEntry {
  const entry = { process: PROCESS, workflowId: `${PROCESS}:${companyId}` };
  const told = { companyId, ...snapshot };
  const starts = snapshot.state === 'open' && snapshot.reminders < MOST_REMINDERS;
  return starts ? { ...entry, action: 'start', payload: told } : { ...entry, action: 'signal', payload: { signal: CHANGED, args: [told] } };
}
