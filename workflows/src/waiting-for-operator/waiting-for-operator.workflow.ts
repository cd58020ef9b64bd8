import { allHandlersFinished, condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import { OperatorWait } from './operator-wait.js';
import type { AssignOutcome, WaitingForOperatorActivities } from './waiting-for-operator.activities.js';
import {
  waitEndedSignal,
  waitStartedSignal,
  waitingStateQuery,
  type WaitingForOperatorInput,
  type WaitingForOperatorResult,
} from './waiting-for-operator.contract.js';

/** Only our own database: repeated until it answers, without a storm while it is away. */
const askDatabase = { startToCloseTimeout: '30 seconds', retry: { maximumInterval: '1 minute' } } as const;
/** Some 400 looks are two and a half days of waiting; a run's history stays small. */
const TURNS_PER_RUN = 400;

const { tryAssign, releaseToRules } = proxyActivities<WaitingForOperatorActivities>(askDatabase);

/** Keeps a dialog that waits for an operator from being forgotten, however long it waits. */
export async function waitingForOperator(input: WaitingForOperatorInput): Promise<WaitingForOperatorResult> {
  const { companyId, dialogId } = input;
  const wait = new OperatorWait(input, Date.now());
  handleSignals(
    on(waitStartedSignal, (started) => wait.begin(started, Date.now())),
    on(waitEndedSignal, ({ reason }) => wait.end(reason)),
  );
  setHandler(waitingStateQuery, () => wait.state);

  for (let turn = 1; !wait.over; turn += 1) {
    const { heard } = wait;
    if (await condition(() => wait.heard !== heard, wait.nextPauseMs(Date.now()))) continue;
    const limitPassed = wait.limitPassed(Date.now());
    const { outcome } = await (limitPassed ? releaseToRules : tryAssign)({ companyId, dialogId });
    note(wait, heard, outcome, limitPassed);
    if (!wait.over && (turn >= (input.turnsPerRun ?? TURNS_PER_RUN) || workflowInfo().continueAsNewSuggested)) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof waitingForOperator>({ ...wait.carried, companyId, dialogId, turnsPerRun: input.turnsPerRun });
    }
  }
  return { ended: wait.over };
}

/** Whoever spoke while we asked knows better than the answer to an older question. */
function note(wait: OperatorWait, heard: number, outcome: AssignOutcome['outcome'], released: boolean): void {
  if (wait.heard !== heard) return;
  if (outcome !== 'waiting') wait.end(outcome);
  else if (released) wait.release();
}
