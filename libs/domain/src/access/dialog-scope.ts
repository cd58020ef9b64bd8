import type { Caller } from './caller.js';

/**
 * Which dialogs one may know of. Admins and supervisors: all of the company's. An operator: his own, the new ones of channels
 * that he serves (a channel without groups is served by everybody), and closed ones that he was the last to hold.
 */
export type DialogScope = { all: true } | { all: false; operatorId: number };

export function dialogScope(caller: Caller): DialogScope {
  return caller.role === 'operator' ? { all: false, operatorId: caller.operatorId } : { all: true };
}

/** What decides about one dialog. */
export interface ScopedDialog {
  state: 'open' | 'closed';
  operatorId: number | null;
  lastOperatorId: number | null;
  /** Whether the operator of the scope serves the dialog's channel. */
  channelServed: boolean;
}

/** The same rule as the SQL of persistence/access/dialog-scope.sql.ts, for dialogs that are at hand already. */
export function inDialogScope(scope: DialogScope, dialog: ScopedDialog): boolean {
  if (scope.all || dialog.operatorId === scope.operatorId) return true;
  if (dialog.state === 'closed') return dialog.lastOperatorId === scope.operatorId;
  return dialog.operatorId === null && dialog.channelServed;
}
