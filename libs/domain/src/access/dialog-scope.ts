import type { Served } from '../assignment/candidates.js';
import type { Caller } from './caller.js';
import { maySeeAllDialogs } from './rights.js';

/**
 * Which dialogs one may know of. Who sees all chats: all of the company's. Everybody else: his own, the new ones that he
 * serves, and closed ones that he was the last to hold. A dialog is served by the members of the group that it was transferred
 * to, else by those of its channel's groups (a channel without groups is served by everybody).
 */
export type DialogScope = { all: true } | { all: false; operatorId: number };

export function dialogScope(caller: Pick<Caller, 'operatorId' | 'role' | 'permissions'>): DialogScope {
  return maySeeAllDialogs(caller) ? { all: true } : { all: false, operatorId: caller.operatorId };
}

/** What decides about one dialog. */
export interface ScopedDialog {
  state: 'open' | 'closed';
  operatorId: number | null;
  lastOperatorId: number | null;
  /** Whether the operator of the scope serves the dialog. */
  served: boolean;
}

/** What one operator serves: the channels of his groups and those without groups, and his groups themselves. */
export interface OperatorServes {
  channels: ReadonlySet<number>;
  groups: ReadonlySet<number>;
}

export const serves = ({ channels, groups }: OperatorServes, { channelId, groupId }: Served): boolean =>
  groupId === null ? channels.has(channelId) : groups.has(groupId);

/** The same rule as the SQL of persistence/access/dialog-scope.sql.ts, for dialogs that are at hand already. */
export function inDialogScope(scope: DialogScope, dialog: ScopedDialog): boolean {
  if (scope.all || dialog.operatorId === scope.operatorId) return true;
  if (dialog.state === 'closed') return dialog.lastOperatorId === scope.operatorId;
  return dialog.operatorId === null && dialog.served;
}
