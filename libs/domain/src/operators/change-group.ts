import type { ReviewNew } from '../assignment/review-new.js';

/** Absent stays as it is. */
export interface GroupChanges {
  /** Whether the rules give its members the dialogs of its channels. */
  autoAssign?: boolean;
}

export interface GroupStore {
  /** Throws "not found" where there is no such group. */
  change(companyId: number, groupId: number, changes: GroupChanges): Promise<void>;
}

/** An admin changes a group of operators; what waits in "New" is looked at again. */
export class ChangeGroup {
  constructor(
    private readonly groups: GroupStore,
    private readonly review: Pick<ReviewNew, 'run'>,
  ) {}

  async run(companyId: number, groupId: number, changes: GroupChanges): Promise<void> {
    await this.groups.change(companyId, groupId, changes);
    await this.review.run(companyId);
  }
}
