import type { DialogScope } from '../access/dialog-scope.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { tagsInWords } from './tag.js';

/** What a tag is put on: a person (his card, whichever of his clients is named), or one request. */
export type TagTarget = { clientId: number } | { requestId: number };

/** Whoever puts tags on and takes them off. */
export interface TagAsker {
  companyId: number;
  /** Null: a program, through the public API. */
  operatorId: number | null;
  scope: DialogScope;
}

/** What really changed: tags that were there already, or were not there, are left out. */
export interface ChangedTags {
  /** In whose dialogs it is said, in the order of the dialogs' ids: tags of a card show in all of them. */
  clientIds: number[];
  labels: string[];
}

export interface TagAssignments {
  /** Throws `not_found` for a target outside of the scope, and when one of the tags does not exist: then none is put on. */
  assign(companyId: number, target: TagTarget, tagIds: number[], scope: DialogScope): Promise<ChangedTags>;
  take(companyId: number, target: TagTarget, tagId: number, scope: DialogScope): Promise<ChangedTags>;
}

/** Puts tags on clients and requests and takes them off, and says so in the dialog. */
export class AssignTags {
  constructor(
    private readonly assignments: TagAssignments,
    private readonly desk: DialogDesk,
  ) {}

  async assign(asker: TagAsker, target: TagTarget, tagIds: number[]): Promise<void> {
    await this.say(asker, target, 'tags_assigned', await this.assignments.assign(asker.companyId, target, tagIds, asker.scope));
  }

  async take(asker: TagAsker, target: TagTarget, tagId: number): Promise<void> {
    await this.say(asker, target, 'tags_taken', await this.assignments.take(asker.companyId, target, tagId, asker.scope));
  }

  private async say(
    { companyId, operatorId }: TagAsker,
    target: TagTarget,
    code: string,
    { clientIds, labels }: ChangedTags,
  ): Promise<void> {
    if (labels.length === 0) return;
    await this.desk.run(companyId, async (desk) => {
      const operator = operatorId === null ? null : ((await desk.operator(operatorId))?.name ?? null);
      const tags = tagsInWords(labels);
      for (const clientId of clientIds) {
        const dialog = await desk.dialogOfClient(clientId);
        if (!dialog || dialog.isNew) continue;
        if ('clientId' in target) desk.changes.line(dialog, code, { operator, tags });
        else desk.changes.line(dialog, `request_${code}`, { operator, tags, number: target.requestId });
      }
    });
  }
}
