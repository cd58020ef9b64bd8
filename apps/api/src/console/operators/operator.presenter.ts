import { operatorName } from '#domain/operators/operator-name.js';
import type { OperatorRow } from '#persistence/operators/operator.view.js';
import type { Operator } from './operators.dto.js';

export function presentOperator(row: OperatorRow): Operator {
  const { id, firstName, lastName, role, status, connected, openDialogs, maxOpenDialogs } = row;
  const name = operatorName(firstName, lastName);
  return { id, name, firstName, lastName: lastName || null, role, status, connected, openDialogs, maxOpenDialogs };
}
