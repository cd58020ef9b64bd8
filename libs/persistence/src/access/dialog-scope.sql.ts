import type { DialogScope } from '#domain/access/dialog-scope.js';

/** The scope as a statement's parameter: the operator's id, or null for somebody who sees all. */
export const scopeParameter = (scope: DialogScope): number | null => (scope.all ? null : scope.operatorId);

/** True when the operator in parameter `operator` (as `$2::bigint`) serves the channel in `channel` (as `d.channel_id`). */
export const channelServed = (channel: string, operator: string): string => `(
  not exists (select 1 from channel_operator_group g where g.channel_id = ${channel})
  or exists (select 1 from channel_operator_group g join operator_group_member m on m.group_id = g.group_id
              where g.channel_id = ${channel} and m.operator_id = ${operator}))`;

/** True when the operator serves dialog `d`: by the group that it was transferred to, else by its channel. */
export const dialogServed = (d: string, operator: string): string => `(
  case when ${d}.group_id is null then ${channelServed(`${d}.channel_id`, operator)}
  else exists (select 1 from operator_group_member m where m.group_id = ${d}.group_id and m.operator_id = ${operator}) end)`;

/** The same for the rules of assignment: a group that is served by hand gets nothing from them. */
export const servedByRules = (d: string, operator: string): string => `(
  case when ${d}.group_id is null then (
    not exists (select 1 from channel_operator_group g where g.channel_id = ${d}.channel_id)
    or exists (select 1 from channel_operator_group g join operator_group_member m on m.group_id = g.group_id
                join operator_group og on og.id = g.group_id
                where g.channel_id = ${d}.channel_id and m.operator_id = ${operator} and og.auto_assign))
  else exists (select 1 from operator_group_member m join operator_group og on og.id = m.group_id
                where m.group_id = ${d}.group_id and m.operator_id = ${operator} and og.auto_assign) end)`;

/** domain/access/dialog-scope.ts as a condition on dialog `d`; `operator` is the statement's parameter, null = sees all. */
export const dialogVisible = (d: string, operator: string): string => `(
  ${operator} is null
  or ${d}.operator_id = ${operator}
  or (${d}.state = 'closed' and ${d}.last_operator_id = ${operator})
  or (${d}.state = 'open' and ${d}.operator_id is null and ${dialogServed(d, operator)}))`;
