import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import { Absence } from './absence.js';
import type { OperatorAbsenceActivities } from './operator-absence.activities.js';
import {
  absenceStartedSignal,
  operatorAbsenceStateQuery,
  operatorBackSignal,
  type OperatorAbsenceInput,
  type OperatorAbsenceResult,
} from './operator-absence.contract.js';

/** Only our own database: repeated until it answers, without a storm while it is away. */
const { releaseRound } = proxyActivities<OperatorAbsenceActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumInterval: '1 minute' },
});

/** Waits for an operator who is gone, as long as his company wants; then his dialogs go back to the rules, round by round. */
export async function operatorAbsence(input: OperatorAbsenceInput): Promise<OperatorAbsenceResult> {
  const { companyId, operatorId } = input;
  const absence = new Absence(input);
  handleSignals(
    on(absenceStartedSignal, (started) => absence.begin(started)),
    on(operatorBackSignal, () => absence.back()),
  );
  setHandler(operatorAbsenceStateQuery, () => absence.state);

  while (!absence.over) {
    const { heard } = absence;
    const pauseMs = absence.pauseMs(Date.now());
    if (pauseMs > 0 && (await condition(() => absence.heard !== heard, pauseMs))) continue;
    absence.note(await releaseRound({ companyId, operatorId }), heard);
  }
  return absence.result(absence.over);
}
