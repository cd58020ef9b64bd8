import { OPERATOR_STATUSES, type OperatorStatus } from '#domain/operators/operator.js';
import type { PresenceAsked } from '#domain/operators/change-status.js';
import type { OwnStatusRow } from '#persistence/operators/own-status.view.js';
import type { OperatorStatusWord } from './operator-parameters.dto.js';

const MEANINGS: Record<OperatorStatus, string> = {
  online: 'Answers, and is given new dialogs',
  away: 'Is there, and is given no new dialogs',
  offline: 'Does not work now',
};

/** The three that every company has are 1 to 3; ids of rows begin far behind them. */
const COMMON: OperatorStatusWord[] = OPERATOR_STATUSES.map((name, index) => ({ id: index + 1, name, description: MEANINGS[name] }));

/** The three and the company's own, each of which is away or offline by another name. */
export const statusWords = (own: OwnStatusRow[]): OperatorStatusWord[] => [
  ...COMMON,
  ...own.map(({ id, name, kind }) => ({ id, name, description: MEANINGS[kind] })),
];

export const commonStatus = (statusId: number): OperatorStatus | null => OPERATOR_STATUSES[statusId - 1] ?? null;

/** What a program asks for with a number. */
export function statusOf(statusId: number): PresenceAsked {
  const status = commonStatus(statusId);
  return status ? { status } : { statusId };
}

export const publicStatusId = ({ status, statusId }: { status: OperatorStatus; statusId: number | null }): number =>
  statusId ?? OPERATOR_STATUSES.indexOf(status) + 1;
