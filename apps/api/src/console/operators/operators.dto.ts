import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '#domain/access/caller.js';
import { OPERATOR_STATUSES, type OperatorStatus } from '#domain/operators/operator.js';

export class Operator {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() firstName!: string;
  @ApiProperty({ type: String, nullable: true }) lastName!: string | null;
  /** With a custom role, the role that it counts as. */
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ enum: OPERATOR_STATUSES }) status!: OperatorStatus;
  /** One of the company's own: Lunch, Training. */
  @ApiProperty({ type: Number, nullable: true }) statusId!: number | null;
  @ApiProperty({ type: String, nullable: true }) statusName!: string | null;
  @ApiProperty() connected!: boolean;
  @ApiProperty() openDialogs!: number;
  /** His own limit, else the company's. */
  @ApiProperty() maxOpenDialogs!: number;
  @ApiProperty({ type: Number, nullable: true }) ownMaxOpenDialogs!: number | null;
  /** Whether the rules give him dialogs. */
  @ApiProperty() takesPartInQueue!: boolean;
}

export class OperatorList {
  @ApiProperty({ type: [Operator] }) items!: Operator[];
}
