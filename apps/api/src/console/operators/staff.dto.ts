import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Transform } from 'class-transformer';
import { ROLES, type Role } from '#domain/access/caller.js';
import { STAFF_FILTERS, type StaffFilter } from '#persistence/operators/staff.view.js';
import type { OperatorState } from '#domain/operators/operator.js';
import { IfGiven, Line, OptionalLine } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';
import { OperatorRating } from '../ratings/ratings.dto.js';
import { Operator } from './operators.dto.js';

export class StaffListQuery {
  @ApiPropertyOptional({ enum: STAFF_FILTERS, default: 'all' })
  @IsOptional()
  @IsIn(STAFF_FILTERS)
  filter?: StaffFilter;

  /** Only who has an open dialog. */
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  withOpenChats?: boolean;

  /** A piece of a name, an e-mail or a phone; or an id. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;
}

class NamedRow {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
}

class ServedChannel extends NamedRow {
  @ApiProperty() transport!: string;
}

export class StaffMember extends Operator {
  @ApiProperty() email!: string;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ type: NamedRow, nullable: true }) customRole!: NamedRow | null;
  @ApiProperty({ enum: ['active', 'blocked', 'deleted'] }) state!: OperatorState;
  /** Since when he is blocked or deleted, or was let in again. */
  @ApiProperty() stateSince!: string;
  /** Whether he has come: set a password of his own. */
  @ApiProperty() confirmed!: boolean;
  @ApiProperty({ type: [NamedRow] }) groups!: NamedRow[];
  /** The channels that he serves: those of his groups, and those that have no group. */
  @ApiProperty({ type: [ServedChannel] }) channels!: ServedChannel[];
  /** What he speaks, ISO 639-1. */
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty({ type: String, nullable: true }) lastActivityAt!: string | null;
  @ApiProperty() secondFactor!: boolean;
  @ApiProperty({ type: OperatorRating }) rating!: OperatorRating;
  /** Whether you may change this card. One's own, too, but for the role. */
  @ApiProperty() mayChange!: boolean;
  /** Whether you may block and delete him; with it goes letting in again. */
  @ApiProperty() mayBlock!: boolean;
}

export class Licence {
  /** Who works here, and whose invitation is open. */
  @ApiProperty() registered!: number;
  /** Null: as many as you like. */
  @ApiProperty({ type: Number, nullable: true }) count!: number | null;
}

export class StaffList {
  @ApiProperty({ type: [StaffMember] }) items!: StaffMember[];
  @ApiProperty({ type: Licence }) licence!: Licence;
}

/** Absent stays as it is. */
export class ChangeOperatorRequest {
  @ApiPropertyOptional()
  @IfGiven()
  @Line(100)
  firstName?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @OptionalLine(100)
  lastName?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @OptionalLine(40)
  phone?: string | null;

  /** One of the two at most: a role that everybody knows, or one of the company's own. */
  @ApiPropertyOptional({ enum: ROLES })
  @IfGiven()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional()
  @IfGiven()
  @IsId()
  customRoleId?: number;

  /** All the groups that he belongs to. */
  @ApiPropertyOptional({ type: [Number] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  groupIds?: number[];

  /** What he speaks, ISO 639-1. */
  @ApiPropertyOptional({ type: [String] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(30)
  @Matches(/^[a-z]{2}$/, { each: true, message: 'each value in languages must be a code of two letters, like en' })
  languages?: string[];

  @ApiPropertyOptional()
  @IfGiven()
  @IsBoolean()
  takesPartInQueue?: boolean;

  /** His own limit; null = the company's. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, maximum: 10_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  maxOpenDialogs?: number | null;
}
