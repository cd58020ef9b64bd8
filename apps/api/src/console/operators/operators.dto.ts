import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { ROLES, type Role } from '#domain/access/caller.js';
import { OPERATOR_STATUSES, type OperatorStatus } from '#domain/operators/operator.js';

/** A field that may be left out, but not be null. */
const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

export class Operator {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() firstName!: string;
  @ApiProperty({ type: String, nullable: true }) lastName!: string | null;
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ enum: OPERATOR_STATUSES }) status!: OperatorStatus;
  @ApiProperty() connected!: boolean;
  @ApiProperty() openDialogs!: number;
  /** His own limit, else the company's. */
  @ApiProperty() maxOpenDialogs!: number;
  @ApiProperty({ type: Number, nullable: true }) ownMaxOpenDialogs!: number | null;
  /** Whether the rules give him dialogs. */
  @ApiProperty() takesPartInQueue!: boolean;
}

export class ChangeOperatorRequest {
  @ApiPropertyOptional()
  @IfGiven()
  @IsBoolean()
  takesPartInQueue?: boolean;

  /** His own limit; null = the company's. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, maximum: 10_000 })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsInt()
  @Min(0)
  @Max(10_000)
  maxOpenDialogs?: number | null;
}

export class ChangeGroupRequest {
  /** Whether the rules give its members the dialogs of its channels. */
  @ApiPropertyOptional()
  @IfGiven()
  @IsBoolean()
  autoAssign?: boolean;
}

export class OperatorList {
  @ApiProperty({ type: [Operator] }) items!: Operator[];
}

export class OperatorGroup {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() autoAssign!: boolean;
  @ApiProperty({ type: [Number] }) operatorIds!: number[];
}

export class OperatorGroupList {
  @ApiProperty({ type: [OperatorGroup] }) items!: OperatorGroup[];
}
