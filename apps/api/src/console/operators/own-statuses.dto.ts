import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { MOST_OWN_STATUSES, OWN_STATUS_KINDS, OWN_STATUS_NAME_LENGTH, type OwnStatusKind } from '#domain/operators/own-status.js';
import { IfGiven, Line } from '../../http/fields.js';

export class AddOwnStatusRequest {
  @ApiProperty()
  @Line(OWN_STATUS_NAME_LENGTH)
  name!: string;

  /** What whoever holds it is, for the rules. */
  @ApiProperty({ enum: OWN_STATUS_KINDS })
  @IsIn(OWN_STATUS_KINDS)
  kind!: OwnStatusKind;
}

/** Absent stays as it is. */
export class ChangeOwnStatusRequest {
  @ApiPropertyOptional()
  @IfGiven()
  @Line(OWN_STATUS_NAME_LENGTH)
  name?: string;

  @ApiPropertyOptional({ enum: OWN_STATUS_KINDS })
  @IfGiven()
  @IsIn(OWN_STATUS_KINDS)
  kind?: OwnStatusKind;
}

export class ArrangeOwnStatusesRequest {
  /** Those that are not named stay where they are. */
  @ApiProperty({ type: [Number] })
  @IsArray()
  @ArrayMaxSize(MOST_OWN_STATUSES)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  ids!: number[];
}

/** What a company calls one of its ways of not answering. */
export class OwnStatus {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: OWN_STATUS_KINDS }) kind!: OwnStatusKind;
}

export class OwnStatusList {
  @ApiProperty({ type: [OwnStatus] }) items!: OwnStatus[];
  /** How many a company may have. */
  @ApiProperty() limit!: number;
}
