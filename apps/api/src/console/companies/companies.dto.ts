import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LAST_OPERATOR_MODES, LOCALES, type LastOperatorMode, type Locale } from '#domain/companies/company.js';
import { IfGiven, Line, OptionalLine } from '../../http/fields.js';
import { MOST_RATING_QUESTION } from '#domain/ratings/rating.js';

const LONGEST_SECONDS = 30 * 24 * 60 * 60;

export class RegisterCompanyRequest {
  @ApiProperty()
  @Line(200)
  companyName!: string;

  @ApiProperty()
  @Line(100)
  firstName!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @OptionalLine(100)
  lastName?: string;

  @ApiProperty()
  @Line(254)
  @IsEmail()
  email!: string;

  @ApiProperty({ minLength: 12, maxLength: 256 })
  @IsString()
  @MaxLength(1024)
  password!: string;

  @ApiProperty({ enum: LOCALES })
  @IsIn(LOCALES)
  locale!: Locale;

  @ApiProperty({ example: 'Europe/Moscow' })
  @Line(64)
  timeZone!: string;
}

/** On this weekday, 1 (Monday) to 7, from one time to the other, in the company's time zone. */
export class WorkingPeriod {
  @ApiProperty({ minimum: 1, maximum: 7 })
  @IsInt()
  @Min(1)
  @Max(7)
  day!: number;

  @ApiProperty({ example: '09:00' })
  @Matches(/^\d{2}:\d{2}$/, { message: '$property must be a time like 09:00' })
  from!: string;

  @ApiProperty({ example: '18:00' })
  @Matches(/^\d{2}:\d{2}$/, { message: '$property must be a time like 18:00' })
  to!: string;
}

export class ChangeCompanyRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @Line(200)
  name?: string;

  @ApiPropertyOptional({ example: 'Europe/Moscow' })
  @IsOptional()
  @Line(64)
  timeZone?: string;

  @ApiPropertyOptional({ enum: LOCALES })
  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  autoAssign?: boolean;

  @ApiPropertyOptional({ minimum: 0, maximum: 10_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  maxOpenDialogs?: number;

  @ApiPropertyOptional({ enum: LAST_OPERATOR_MODES })
  @IsOptional()
  @IsIn(LAST_OPERATOR_MODES)
  lastOperatorMode?: LastOperatorMode;

  /** Whether operators may give dialogs to colleagues and groups. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  operatorsAssignOthers?: boolean;

  /** null = waits without a limit. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LONGEST_SECONDS)
  lastOperatorWaitSeconds?: number | null;

  /** After so long an absence of its operator an open dialog goes back to New; null = it stays with him. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_SECONDS)
  offlineReleaseSeconds?: number | null;

  /** A waiting dialog whose client has been silent for longer is left to people; null = none is. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LONGEST_SECONDS)
  backlogLimitSeconds?: number | null;

  /** When people work; scenarios go by it. null = somebody always does. */
  @ApiPropertyOptional({ type: [WorkingPeriod], nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(70)
  @ValidateNested({ each: true })
  @Type(() => WorkingPeriod)
  workingHours?: WorkingPeriod[] | null;

  /** Sites whose pages may show the chats in a frame: https, or http on localhost; no paths, no wildcards. */
  @ApiPropertyOptional({ type: [String], example: ['https://crm.example.com'] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  embedOrigins?: string[];
  /** What clients are asked, to rate it, when an operator has closed their request; null = nothing. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: MOST_RATING_QUESTION })
  @IsOptional()
  @Line(MOST_RATING_QUESTION)
  ratingQuestion?: string | null;
}

export class Company {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() timeZone!: string;
  @ApiProperty({ enum: LOCALES }) locale!: Locale;
  @ApiProperty() autoAssign!: boolean;
  @ApiProperty() maxOpenDialogs!: number;
  @ApiProperty({ enum: LAST_OPERATOR_MODES }) lastOperatorMode!: LastOperatorMode;
  @ApiProperty({ type: Number, nullable: true }) lastOperatorWaitSeconds!: number | null;
  @ApiProperty() operatorsAssignOthers!: boolean;
  @ApiProperty({ type: Number, nullable: true }) offlineReleaseSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) backlogLimitSeconds!: number | null;
  /** In the company's time zone; null = somebody always works. */
  @ApiProperty({ type: [WorkingPeriod], nullable: true }) workingHours!: WorkingPeriod[] | null;
  /** Sites whose pages may show the chats in a frame. */
  @ApiProperty({ type: [String] }) embedOrigins!: string[];
  /** What clients are asked when their request was closed; null = nothing. */
  @ApiProperty({ type: String, nullable: true }) ratingQuestion!: string | null;
  /** What a company asks that has no words of its own, in its language. */
  @ApiProperty() usualRatingQuestion!: string;
}
