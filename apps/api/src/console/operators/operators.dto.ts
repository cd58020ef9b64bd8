import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '#domain/access/caller.js';
import { OPERATOR_STATUSES, type OperatorStatus } from '#domain/operators/operator.js';

export class Operator {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() firstName!: string;
  @ApiProperty({ type: String, nullable: true }) lastName!: string | null;
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ enum: OPERATOR_STATUSES }) status!: OperatorStatus;
  @ApiProperty() connected!: boolean;
  @ApiProperty() openDialogs!: number;
  @ApiProperty() maxOpenDialogs!: number;
}

export class OperatorList {
  @ApiProperty({ type: [Operator] }) items!: Operator[];
}

export class OperatorGroup {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [Number] }) operatorIds!: number[];
}

export class OperatorGroupList {
  @ApiProperty({ type: [OperatorGroup] }) items!: OperatorGroup[];
}
