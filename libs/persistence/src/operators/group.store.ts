import type { GroupMaker } from '#domain/onboarding/apply-step.js';
import type { GroupFields, GroupStore as Port } from '#domain/operators/manage-groups.js';
import { GroupNameTaken, OnlyGroupOfChannels, UnknownChannels } from '#domain/operators/operators.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import { recordEvents, type NewEvent } from '../events/event.store.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { setMembersOf } from './group-members.js';
import { operatorGroupById, type OperatorGroupRow } from './operator.view.js';

const insert = statement('groups.insert', `insert into operator_group (company_id, name, auto_assign) values ($1, $2, $3) returning id`);
// Whoever named one of them at the same moment is waited for, and has made it.
const ensure = statement(
  'groups.ensure',
  `insert into operator_group (company_id, name) select $1, n.name from unnest($2::text[]) with ordinality as n (name, place) order by n.place
       on conflict (company_id, lower(name)) do nothing returning id`,
);
const update = statement(
  'groups.update',
  `update operator_group set name = coalesce($3, name), auto_assign = coalesce($4, auto_assign) where company_id = $1 and id = $2`,
);
const channelsThere = statement(
  'groups.channels_there',
  `select id from channel where company_id = $1 and id = any($2::bigint[]) and deleted_at is null order by id for key share`,
);
const takeChannels = statement(
  'groups.take_channels',
  `delete from channel_operator_group where company_id = $1 and group_id = $2 and not channel_id = any($3::bigint[]) returning channel_id as id`,
);
const putChannels = statement(
  'groups.put_channels',
  `insert into channel_operator_group (company_id, channel_id, group_id) select $1, c, $2 from unnest($3::bigint[]) c
   on conflict do nothing returning channel_id as id`,
);
// The dialogs first and the group after them, as whoever gives a dialog to a group does it.
const freeDialogs = statement(
  'groups.free_dialogs',
  `with d as materialized (select id from dialog where company_id = $1 and group_id = $2 order by id for update)
   update dialog set group_id = null from d where dialog.id = d.id returning dialog.id`,
);
const lockGroup = statement('groups.lock', `select id from operator_group where company_id = $1 and id = $2 for update`);
const openToAll = statement(
  'groups.open_to_all',
  `select c.name from channel c where c.company_id = $1 and c.id = any($2::bigint[]) and c.deleted_at is null
      and not exists (select 1 from channel_operator_group g where g.channel_id = c.id) order by c.name`,
);
const forget = statement(
  'groups.forget_in_invitations',
  `update invitation set group_ids = array_remove(group_ids, $2::bigint)
    where company_id = $1 and state = 'pending' and $2::bigint = any(group_ids)`,
);
const remove = statement('groups.delete', `delete from operator_group where company_id = $1 and id = $2 returning id`);

interface Id {
  id: number;
}

const channelChanged = ({ id }: Id): NewEvent => ({ kind: 'channel_changed', data: { channelId: id } });

/** Groups of operators. */
export class GroupStore implements Port, GroupMaker {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  add(companyId: number, fields: GroupFields): Promise<number> {
    return this.run(companyId, async (tx) => {
      const [group] = await tx.query<Id>(insert, [companyId, fields.name, fields.autoAssign]);
      await this.fill(tx, group!.id, fields);
      await audit(tx, group!.id, null);
      return group!.id;
    });
  }

  async ensure(companyId: number, names: readonly string[]): Promise<void> {
    const made = await this.database.transaction(companyId, async (tx) => {
      const groups = await tx.query<Id>(ensure, [companyId, names]);
      for (const { id } of groups) await audit(tx, id, null);
      if (groups.length > 0) await recordEvents(tx, [{ kind: 'company_changed' }]);
      return groups;
    });
    if (made.length > 0) this.wake.wake('event');
  }

  change(companyId: number, groupId: number, changes: Partial<GroupFields>): Promise<void> {
    return this.run(companyId, async (tx) => {
      const before = await this.locked(tx, groupId);
      await tx.query<Id>(update, [companyId, groupId, changes.name ?? null, changes.autoAssign ?? null]);
      await this.fill(tx, groupId, changes);
      await audit(tx, groupId, before);
    });
  }

  delete(companyId: number, groupId: number): Promise<void> {
    return this.run(companyId, async (tx) => {
      const dialogs = await tx.query<Id>(freeDialogs, [companyId, groupId]);
      const before = await this.locked(tx, groupId);
      await tx.query(forget, [companyId, groupId]);
      const channels = await this.take(tx, groupId, []);
      await tx.query(remove, [companyId, groupId]);
      await audit(tx, groupId, before);
      await recordEvents(tx, [
        ...dialogs.map(({ id }): NewEvent => ({ kind: 'dialog_changed', dialogId: id })),
        ...channels.map(channelChanged),
      ]);
    });
  }

  private async locked(tx: Tx, groupId: number): Promise<OperatorGroupRow> {
    await tx.query(lockGroup, [tx.companyId, groupId]);
    const group = await operatorGroupById(tx, groupId);
    if (!group) throw notFound('Group');
    return group;
  }

  private async fill(tx: Tx, groupId: number, { operatorIds, channelIds }: Partial<GroupFields>): Promise<void> {
    if (operatorIds) await setMembersOf(tx, groupId, operatorIds);
    if (channelIds) await this.setChannels(tx, groupId, [...new Set(channelIds)]);
  }

  private async setChannels(tx: Tx, groupId: number, ids: number[]): Promise<void> {
    if ((await tx.query<Id>(channelsThere, [tx.companyId, ids])).length !== ids.length) throw new UnknownChannels();
    const taken = await this.take(tx, groupId, ids);
    const put = await tx.query<Id>(putChannels, [tx.companyId, groupId, ids]);
    await recordEvents(tx, [...taken, ...put].map(channelChanged));
  }

  /** Takes all channels from the group but these. None may be left without a group: everybody would read what it brings. */
  private async take(tx: Tx, groupId: number, kept: number[]): Promise<Id[]> {
    const taken = await tx.query<Id>(takeChannels, [tx.companyId, groupId, kept]);
    const open = await tx.query<{ name: string }>(openToAll, [tx.companyId, taken.map(({ id }) => id)]);
    if (open.length > 0) throw new OnlyGroupOfChannels(open.map(({ name }) => name));
    return taken;
  }

  /** Who serves what is another now: screens hear of it, and open windows learn which new dialogs they may know of. */
  private async run<T>(companyId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = this.database.transaction(companyId, async (tx) => {
      const result = await work(tx);
      await recordEvents(tx, [{ kind: 'company_changed' }]);
      return result;
    });
    const result = await refusing(done, { [UNIQUE_VIOLATION]: () => new GroupNameTaken() });
    this.wake.wake('event');
    this.wake.wake('channel');
    return result;
  }
}

async function audit(tx: Tx, id: number, before: OperatorGroupRow | null): Promise<void> {
  const after = await operatorGroupById(tx, id);
  const action = before ? (after ? 'group.changed' : 'group.deleted') : 'group.created';
  await recordAudit(tx, {
    action,
    object: { kind: 'group', id, name: (after ?? before)?.name ?? null },
    before: fieldsOf(before),
    after: fieldsOf(after),
  });
}

function fieldsOf(group: OperatorGroupRow | null): Record<string, unknown> | null {
  if (!group) return null;
  const { id: _, ...fields } = group;
  return fields;
}
