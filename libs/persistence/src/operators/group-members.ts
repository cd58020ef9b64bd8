import { UnknownGroups, UnknownOperators } from '#domain/operators/operators.errors.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const takeFromGroups = statement(
  'groups.take_operator',
  `delete from operator_group_member where company_id = $1 and operator_id = $2 and not group_id = any($3::bigint[])`,
);
const groupsThere = statement(
  'groups.there',
  `select id from operator_group where company_id = $1 and id = any($2::bigint[]) order by id for key share`,
);
const putIntoGroups = statement(
  'groups.put_operator',
  `insert into operator_group_member (company_id, group_id, operator_id) select $1, g, $2 from unnest($3::bigint[]) g on conflict do nothing`,
);

/** One operator belongs to these groups and to no others. */
export async function setGroupsOf(tx: Tx, operatorId: number, groupIds: readonly number[]): Promise<void> {
  const ids = [...new Set(groupIds)];
  if ((await tx.query(groupsThere, [tx.companyId, ids])).length !== ids.length) throw new UnknownGroups();
  await tx.query(takeFromGroups, [tx.companyId, operatorId, ids]);
  await tx.query(putIntoGroups, [tx.companyId, operatorId, ids]);
}

// Whoever is blocked keeps his place: the form that leaves him out has not shown him.
const takeMembers = statement(
  'groups.take_members',
  `delete from operator_group_member m using operator o
    where m.company_id = $1 and m.group_id = $2 and o.id = m.operator_id and o.state = 'active' and not m.operator_id = any($3::bigint[])`,
);
const membersThere = statement(
  'groups.members_there',
  `select id from operator where company_id = $1 and id = any($2::bigint[]) and state = 'active'`,
);
const putMembers = statement(
  'groups.put_members',
  `insert into operator_group_member (company_id, group_id, operator_id) select $1, $2, o from unnest($3::bigint[]) o on conflict do nothing`,
);

/** Of those who work here, these and no others belong to the group. */
export async function setMembersOf(tx: Tx, groupId: number, operatorIds: readonly number[]): Promise<void> {
  const ids = [...new Set(operatorIds)];
  if ((await tx.query(membersThere, [tx.companyId, ids])).length !== ids.length) throw new UnknownOperators();
  await tx.query(takeMembers, [tx.companyId, groupId, ids]);
  await tx.query(putMembers, [tx.companyId, groupId, ids]);
}
