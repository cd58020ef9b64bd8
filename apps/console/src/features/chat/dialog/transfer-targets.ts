import type { Channel } from '../../../api/channel-types.js';
import type { DialogRow, Operator, OperatorGroup } from '../../../api/types.js';

/** An operator whom a dialog may go to; `serves` = he would have seen it in New. */
export interface OperatorTarget {
  operator: Operator;
  serves: boolean;
}

/** A group whose member the rules choose. */
export interface GroupTarget {
  group: OperatorGroup;
  online: number;
  /** How many members the rules could give it to right now. */
  free: number;
}

const ORDER = { online: 0, away: 1, offline: 2 } as const;
const statusOf = (operator: Operator): Operator['status'] => (operator.connected ? operator.status : 'offline');
const matches = (text: string, search: string): boolean => text.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());

/** Those who can take it first: online, serving it, with the fewest open dialogs. Whoever has it is left out. */
export function operatorTargets(
  operators: readonly Operator[],
  groups: readonly OperatorGroup[],
  channel: Pick<Channel, 'groupIds'> | undefined,
  row: DialogRow,
  search: string,
): OperatorTarget[] {
  const serving = servingGroups(groups, channel, row);
  const serves = ({ id }: Operator): boolean => serving.length === 0 || serving.some(({ operatorIds }) => operatorIds.includes(id));
  return operators
    .filter(({ id }) => id !== row.operator?.id)
    .filter(({ name, firstName, lastName }) => matches(`${name} ${firstName} ${lastName ?? ''}`, search))
    .map((operator) => ({ operator, serves: serves(operator) }))
    .sort(
      (a, b) =>
        ORDER[statusOf(a.operator)] - ORDER[statusOf(b.operator)] ||
        Number(b.serves) - Number(a.serves) ||
        a.operator.openDialogs - b.operator.openDialogs ||
        a.operator.name.localeCompare(b.operator.name),
    );
}

/** Groups by name, each with who of it is there. */
export function groupTargets(operators: readonly Operator[], groups: readonly OperatorGroup[], search: string): GroupTarget[] {
  return groups
    .filter(({ name }) => matches(name, search))
    .map((group) => {
      const online = operators.filter((operator) => group.operatorIds.includes(operator.id) && statusOf(operator) === 'online');
      return {
        group,
        online: online.length,
        free: online.filter(({ openDialogs, maxOpenDialogs }) => openDialogs < maxOpenDialogs).length,
      };
    });
}

/** The groups whose members serve the dialog; none = everybody does. */
function servingGroups(
  groups: readonly OperatorGroup[],
  channel: Pick<Channel, 'groupIds'> | undefined,
  row: DialogRow,
): readonly OperatorGroup[] {
  const ids = row.group ? [row.group.id] : (channel?.groupIds ?? []);
  return groups.filter(({ id }) => ids.includes(id));
}
