import { operatorName } from '#domain/operators/operator-name.js';
import type { OperatorRow } from '#persistence/operators/operator.view.js';
import type { Operator } from './operators.dto.js';

export function presentOperator({ lastName, ...row }: OperatorRow): Operator {
  return { ...row, name: operatorName(row.firstName, lastName), lastName: lastName || null };
}
