import type { Company } from '../../../api/types.js';

type Assignment = Pick<
  Company,
  'autoAssign' | 'maxOpenDialogs' | 'lastOperatorMode' | 'lastOperatorWaitSeconds' | 'offlineReleaseSeconds' | 'backlogLimitSeconds'
>;

/** As the form holds it: an emptied number field is '', and people think in minutes and hours. */
export interface AssignmentValues {
  autoAssign: boolean;
  maxOpenDialogs: number | string;
  lastOperatorMode: Company['lastOperatorMode'];
  waitMinutes: number | string;
  whenGone: 'stay' | 'release';
  releaseMinutes: number | string;
  backlogHours: number | string;
}

const inUnits = (seconds: number | null, unit: number): number | '' => (seconds === null ? '' : seconds / unit);
const inSeconds = (value: number | string, unit: number): number => Math.round(Number(value) * unit);

/** What is proposed to whoever lets dialogs go back to New. */
const RELEASE_MINUTES = 5;

export function assignmentValues(company: Assignment): AssignmentValues {
  const { autoAssign, maxOpenDialogs, lastOperatorMode, offlineReleaseSeconds } = company;
  return {
    autoAssign,
    maxOpenDialogs,
    lastOperatorMode,
    waitMinutes: inUnits(company.lastOperatorWaitSeconds, 60),
    whenGone: offlineReleaseSeconds === null ? 'stay' : 'release',
    releaseMinutes: offlineReleaseSeconds === null ? RELEASE_MINUTES : offlineReleaseSeconds / 60,
    backlogHours: inUnits(company.backlogLimitSeconds, 3600),
  };
}

/** The limit of the wait belongs to the mode "always" only, the time of an absence to going back to New. */
export function assignmentPatch(values: AssignmentValues): Assignment {
  const { autoAssign, lastOperatorMode, waitMinutes, backlogHours } = values;
  const limited = lastOperatorMode === 'always' && waitMinutes !== '';
  return {
    autoAssign,
    maxOpenDialogs: Number(values.maxOpenDialogs),
    lastOperatorMode,
    lastOperatorWaitSeconds: limited ? Math.max(1, inSeconds(waitMinutes, 60)) : null,
    offlineReleaseSeconds: values.whenGone === 'release' ? inSeconds(values.releaseMinutes, 60) : null,
    backlogLimitSeconds: backlogHours === '' ? null : Math.max(1, inSeconds(backlogHours, 3600)),
  };
}
