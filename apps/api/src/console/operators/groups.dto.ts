import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, Max, Min } from 'class-validator';
import { GROUP_NAME_LENGTH } from '#domain/operators/manage-groups.js';
import { IfGiven, Line } from '../../http/fields.js';

/** Ids of rows, each once or several times. */
const Ids = (most: number): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: [Number] }),
    IfGiven(),
    IsArray(),
    ArrayMaxSize(most),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(Number.MAX_SAFE_INTEGER, { each: true }),
  );

class GroupParts {
  /** Whether the rules give its members the dialogs of its channels. */
  @ApiPropertyOptional()
  @IfGiven()
  @IsBoolean()
  autoAssign?: boolean;

  /** Of its members, those who work here. */
  @Ids(10_000) operatorIds?: number[];
  /** The channels that it serves. */
  @Ids(1_000) channelIds?: number[];
}

export class AddGroupRequest extends GroupParts {
  @ApiProperty()
  @Line(GROUP_NAME_LENGTH)
  name!: string;
}

/** Absent stays as it is. */
export class ChangeGroupRequest extends GroupParts {
  @ApiPropertyOptional()
  @IfGiven()
  @Line(GROUP_NAME_LENGTH)
  name?: string;
}

export class OperatorGroup {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() autoAssign!: boolean;
  @ApiProperty({ type: [Number] }) operatorIds!: number[];
  /** The channels that it serves. */
  @ApiProperty({ type: [Number] }) channelIds!: number[];
}

export class OperatorGroupList {
  @ApiProperty({ type: [OperatorGroup] }) items!: OperatorGroup[];
}
