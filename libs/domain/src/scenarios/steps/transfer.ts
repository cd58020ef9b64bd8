import { HandOver } from '../../assignment/hand-over.js';
import { PlacementRules } from '../../assignment/placement-rules.js';
import { anybodyOnline, nextInTurn } from '../../assignment/rules.js';
import { NOBODY } from '../../dialogs/dialog-changes.js';
import type { TransferStep } from '../content.js';
import { StepFailed } from '../step-failed.js';
import type { TurnContext } from '../turn-context.js';
import { leaveBy, type Outcome, type StepWork } from './step-work.js';

/** What became of it; `operator` has the dialog now. */
interface Given {
  operator: string | null;
  group: string | null;
}

export const transferWork: StepWork<TransferStep> = {
  async enter(step, turn) {
    const { dialog, work } = turn;
    const comment = turn.render(step.comment).trim();
    if (!dialog.isOpen) work.desk.changes.openRequest(dialog);
    // From here on it is in other hands: who gets it is not told that the bot had it.
    dialog.leaveBot();
    if (comment !== '') turn.comment(comment);
    const given = await give(step, turn);
    return given?.operator ? outcome(step, 'next', given) : outcome(step, 'unavailable', given);
  },
};

function outcome({ exits }: TransferStep, exit: 'next' | 'unavailable', given: Given | null): Outcome {
  const why =
    exit === 'next' ? ({ code: 'transferred', operator: null, group: null, ...given } as const) : ({ code: 'nobody_available' } as const);
  return exits[exit] === undefined ? { kind: 'end', reason: 'transferred', why } : leaveBy(exit, why);
}

/** As in the public API: unless `forceAssign` is false, to whom is named, whatever his load, or to anybody of the group who is online. */
async function give({ to, forceAssign }: TransferStep, turn: TurnContext): Promise<Given | null> {
  const { dialog } = turn;
  const { desk } = turn.work;
  const handOver = new HandOver(desk, dialog, NOBODY);
  const force = forceAssign !== false;
  if (to.kind === 'group') {
    const group = (await desk.group(to.groupId)) ?? gone('group');
    const operator = await handOver.toGroup(group, force ? anybodyOnline : nextInTurn);
    return { operator: operator?.name ?? null, group: group.name };
  }
  if (to.kind === 'operator') {
    const operator = (await desk.operator(to.operatorId)) ?? gone('operator');
    if (force) handOver.toOperator(operator);
    else if (!(await handOver.toOperatorByRules(to.operatorId))) return null;
    return { operator: operator.name, group: null };
  }
  if (dialog.isUnassigned) (await PlacementRules.of(desk, [dialog])).place(desk, dialog);
  const { operatorId } = dialog.snapshot;
  return operatorId === null ? null : { operator: (await desk.operator(operatorId))?.name ?? null, group: null };
}

function gone(what: string): never {
  throw new StepFailed('no_target', `The ${what} is not there any more`);
}
