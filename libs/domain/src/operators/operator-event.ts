/** How long the log of operators' events is kept: two years, so that a year can be compared with the one before. */
export const OPERATOR_EVENT_DAYS = 731;

/** What an operator does with a dialog, or has done to him, as the log of operators' events keeps it. */
export const DIALOG_DEEDS = ['dialog_taken', 'dialog_assigned', 'dialog_transferred', 'dialog_closed', 'dialog_reopened'] as const;
export type DialogDeed = (typeof DIALOG_DEEDS)[number];

/**
 * The operators' events that a report shows. `technical_…`: somebody of the platform signed in in his place, or did something with a dialog.
 */
export const OPERATOR_EVENTS = [
  ...(['login', 'logout', 'technical_login', 'technical_logout', 'technical_dialog'] as const),
  ...(['online', 'away', 'offline', 'own_status', 'connection_lost', 'connection_back'] as const),
  ...DIALOG_DEEDS,
] as const;
export type OperatorEvent = (typeof OPERATOR_EVENTS)[number];

export interface OperatorDeed {
  operatorId: number;
  event: DialogDeed;
  dialogId: number;
  channelId: number;
}

interface Dialog {
  id: number;
  snapshot: { channelId: number; operatorId: number | null };
}

const deed = (event: DialogDeed, operatorId: number, { id: dialogId, snapshot: { channelId } }: Dialog): OperatorDeed => ({
  ...{ operatorId, event, dialogId, channelId },
});

/** What a dialog's passing into other hands is to both: one gives it away, the other takes it, or is given it by others or the rules. */
export function handingOver(dialog: Dialog, to: number | null, byOperatorId: number | null): OperatorDeed[] {
  const from = dialog.snapshot.operatorId;
  if (from === to) return [];
  return [
    ...(from === null ? [] : [deed('dialog_transferred', from, dialog)]),
    ...(to === null ? [] : [deed(to === byOperatorId ? 'dialog_taken' : 'dialog_assigned', to, dialog)]),
  ];
}

/** Closed or reopened; by nobody, where a program or a bot does it. */
export const doneTo = (dialog: Dialog, event: 'dialog_closed' | 'dialog_reopened', operatorId: number | null): OperatorDeed[] =>
  operatorId === null ? [] : [deed(event, operatorId, dialog)];
