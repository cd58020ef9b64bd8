import type { Dialog } from '../dialogs/dialog.js';
import type { DeskGroup, DeskOperator, DeskWork } from '../dialogs/dialog-desk.port.js';
import type { Initiator } from '../dialogs/dialog-changes.js';
import { nextInTurn, type Candidate } from './rules.js';

/** Where a dialog shall go: to one operator, or to a group whose members serve it from then on. */
export type TransferTarget = { operatorId: number } | { groupId: number };

/** How one of a group's members is chosen; null = nobody can have it. */
export type Choice = (members: readonly Candidate[]) => Candidate | null;

/** Hands an open dialog on, within the piece of work that holds it. Integrators hear of each of these as `dialog_transferred`. */
export class HandOver {
  private readonly from: number | null;

  constructor(
    private readonly desk: DeskWork,
    private readonly dialog: Dialog,
    private readonly by: Initiator,
  ) {
    this.from = dialog.snapshot.operatorId;
  }

  /** To this operator, even over his limit: the rules bind the rules, not people. No group has a say in it any more. */
  toOperator(operator: DeskOperator, comment: string | null = null): void {
    const { changes } = this.desk;
    this.comment(comment);
    this.dialog.serveBy(null);
    changes.endWaiting(this.dialog, 'transferred');
    changes.assign(this.dialog, operator, this.by, comment);
    this.tell(operator.operatorId);
  }

  /** To this operator if the rules could have chosen him; false, and nothing has changed, if not. */
  async toOperatorByRules(operatorId: number): Promise<boolean> {
    const serving = await this.serving();
    const operator = nextInTurn(serving.filter((candidate) => candidate.operatorId === operatorId));
    if (!operator) return false;
    this.desk.changes.endWaiting(this.dialog, 'transferred');
    this.desk.changes.assignByRules(this.dialog, operator);
    this.tell(operatorId);
    return true;
  }

  /** To a group: another of its members gets it, or it stands in New for them and waits. Resolves with who has it now. */
  async toGroup(group: DeskGroup, choose: Choice, comment: string | null = null): Promise<Candidate | null> {
    const { changes } = this.desk;
    this.comment(comment);
    this.serveBy(group, comment);
    changes.endWaiting(this.dialog, 'transferred');
    changes.takeFromBot(this.dialog, this.by.operatorId);
    const operator = choose((await this.serving()).filter(({ operatorId }) => operatorId !== this.from));
    changes.release(this.dialog);
    if (operator) changes.assignByRules(this.dialog, operator);
    else if ((await this.desk.rules()).autoAssign) changes.waitForAny(this.dialog);
    this.tell(operator?.operatorId ?? null);
    return operator;
  }

  /** To a group, if whoever has it is a member of it and online: he keeps it. False, and nothing has changed, if not. */
  async withHolderToGroup(group: DeskGroup): Promise<boolean> {
    const served = { channelId: this.dialog.snapshot.channelId, groupId: group.id };
    const members = (await this.desk.candidates([served])).of(served);
    if (!members.some(({ operatorId, online }) => operatorId === this.from && online)) return false;
    if (this.dialog.snapshot.groupId !== group.id) {
      this.serveBy(group, null);
      this.tell(this.from);
    }
    return true;
  }

  /** Back into New, for whoever serves it. */
  async toNew(): Promise<void> {
    if (this.from === null) return;
    const operator = (await this.desk.operator(this.from))?.name ?? null;
    this.desk.changes.release(this.dialog);
    this.desk.changes.line(this.dialog, 'returned_to_new', { operator, initiator: this.by.name });
    this.tell(null);
  }

  private async serving(): Promise<Candidate[]> {
    return (await this.desk.candidates([this.dialog.snapshot])).of(this.dialog.snapshot);
  }

  private serveBy(group: DeskGroup, comment: string | null): void {
    this.dialog.serveBy(group.id);
    this.desk.changes.line(this.dialog, 'transferred_to_group', { group: group.name, initiator: this.by.name, comment });
  }

  /** The reason stands among the messages too, where colleagues look for comments. */
  private comment(text: string | null): void {
    if (text === null) return;
    this.desk.changes.answer(
      this.dialog,
      {
        ...{ kind: 'comment', origin: 'console', text, content: null, status: 'none', operatorId: this.by.operatorId },
        ...{ externalId: null, clientMessageId: null, quotedId: null, quotedExternalId: null, providerAt: null },
      },
      [],
    );
  }

  private tell(to: number | null): void {
    const { id, clientId, groupId } = this.dialog.snapshot;
    const data = { clientId, operatorId: to, groupId, fromOperatorId: this.from, byOperatorId: this.by.operatorId };
    this.desk.changes.events.push({ kind: 'dialog_transferred', dialogId: id, messageId: null, data });
  }
}
