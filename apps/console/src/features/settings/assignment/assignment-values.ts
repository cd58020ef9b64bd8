import type { Company } from '../../../api/types.js';

type Assignment = Pick<Company, 'autoAssign' | 'maxOpenDialogs' | 'lastOperatorMode' | 'lastOperatorWaitSeconds'>;

/** As the form holds it: an emptied number field is '', and people think in minutes. */
export interface AssignmentValues {
  autoAssign: boolean;
  maxOpenDialogs: number | string;
  lastOperatorMode: Company['lastOperatorMode'];
  waitMinutes: number | string;
}

export function assignmentValues(company: Assignment): AssignmentValues {
  const { autoAssign, maxOpenDialogs, lastOperatorMode, lastOperatorWaitSeconds } = company;
  return {
    autoAssign,
    maxOpenDialogs,
    lastOperatorMode,
    waitMinutes: lastOperatorWaitSeconds === null ? '' : lastOperatorWaitSeconds / 60,
  };
}

/** The limit of the wait belongs to the mode "always" only. */
export function assignmentPatch(values: AssignmentValues): Assignment {
  const { autoAssign, lastOperatorMode, waitMinutes } = values;
  const limited = lastOperatorMode === 'always' && waitMinutes !== '';
  return {
    autoAssign,
    maxOpenDialogs: Number(values.maxOpenDialogs),
    lastOperatorMode,
    lastOperatorWaitSeconds: limited ? Math.max(1, Math.round(Number(waitMinutes) * 60)) : null,
  };
}
