import { proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { LetterActivities } from './letter.activities.js';
import { letterAskedSignal, letterStateQuery, type LetterInput, type LetterKind, type LetterResult } from './letter.contract.js';

/** What fails here is the worker or our own database, never the mail server: repeated until it works. */
const attempts = {
  taskQueue: 'letters',
  startToCloseTimeout: '90 seconds',
  retry: { initialInterval: '5 seconds', maximumInterval: '5 minutes' },
} as const;

const { sendLetter } = proxyActivities<LetterActivities>(attempts);

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A link says itself when it is over; a reminder that comes a day late reminds of nothing. */
const GIVE_UP_MS: Record<LetterKind, number> = {
  ...{ invitation: 30 * DAY_MS, password_reset: DAY_MS, onboarding_reminder: DAY_MS },
  package_notice: 2 * DAY_MS,
};

/** Has one letter sent: again after each failure, ever more seldom, until it has left or its link is over. */
export async function letter({ companyId, kind, id, version }: LetterInput): Promise<LetterResult> {
  let attempts = 0;
  let nextAttemptAt: string | null = null;
  // The same letter told of twice is one letter.
  handleSignals(on(letterAskedSignal, () => undefined));
  setHandler(letterStateQuery, () => ({ attempts, nextAttemptAt }));

  const begun = Date.now();
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    attempts += 1;
    const ended = await sendLetter({ companyId, kind, id, version });
    if (ended !== 'later') return { ended };
    if (Date.now() + pauseMs - begun > GIVE_UP_MS[kind]) return { ended: 'over' };
    nextAttemptAt = new Date(Date.now() + pauseMs).toISOString();
    await sleep(pauseMs);
    nextAttemptAt = null;
  }
}
