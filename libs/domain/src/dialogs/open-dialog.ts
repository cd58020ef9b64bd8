import type { DialogScope } from '../access/dialog-scope.js';
import { assertNotBlocked } from '../packages/count-in-month.js';
import { notFound } from '../shared/domain-error.js';
import type { Dialog } from './dialog.js';
import type { DeskGroup, DeskOperator, DeskWork } from './dialog-desk.port.js';

/** The dialog of a request, locked, or "not found" for everybody who may not know of it. */
export async function dialogOrNotFound(desk: DeskWork, id: number, scope: DialogScope): Promise<Dialog> {
  const dialog = await desk.dialog(id, scope);
  if (!dialog) throw notFound('Dialog');
  return dialog;
}

/** The same for whoever wants to do something in it: until something pays for it, nobody does. */
export async function workableDialog(desk: DeskWork, id: number, scope: DialogScope): Promise<Dialog> {
  const dialog = await dialogOrNotFound(desk, id, scope);
  assertNotBlocked(dialog);
  return dialog;
}

export async function operatorOrNotFound(desk: DeskWork, id: number): Promise<DeskOperator> {
  const operator = await desk.operator(id);
  if (!operator) throw notFound('Operator');
  return operator;
}

export async function groupOrNotFound(desk: DeskWork, id: number): Promise<DeskGroup> {
  const group = await desk.group(id);
  if (!group) throw notFound('Operator group');
  return group;
}
