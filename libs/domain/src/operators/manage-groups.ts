import type { ReviewNew } from '../assignment/review-new.js';

export const GROUP_NAME_LENGTH = 100;

export interface GroupFields {
  name: string;
  /** Whether the rules give its members the dialogs of its channels. */
  autoAssign: boolean;
  /** Of its members, those who work here; whoever is blocked keeps his place for when he is back. */
  operatorIds: number[];
  /** The channels that it serves. */
  channelIds: number[];
}

export interface GroupStore {
  add(companyId: number, fields: GroupFields): Promise<number>;
  /** Throws "not found" where there is no such group. */
  change(companyId: number, groupId: number, changes: Partial<GroupFields>): Promise<void>;
  /** Its dialogs go back to their channel's rules; refused where a channel would be open to everybody without it. */
  delete(companyId: number, groupId: number): Promise<void>;
}

/** The groups of a company. After each change what waits in "New" is looked at again. */
export class ManageGroups {
  constructor(
    private readonly groups: GroupStore,
    private readonly review: Pick<ReviewNew, 'run'>,
  ) {}

  async add(companyId: number, fields: GroupFields): Promise<number> {
    const id = await this.groups.add(companyId, fields);
    await this.review.run(companyId);
    return id;
  }

  async change(companyId: number, groupId: number, changes: Partial<GroupFields>): Promise<void> {
    await this.groups.change(companyId, groupId, changes);
    await this.review.run(companyId);
  }

  async delete(companyId: number, groupId: number): Promise<void> {
    await this.groups.delete(companyId, groupId);
    await this.review.run(companyId);
  }
}
