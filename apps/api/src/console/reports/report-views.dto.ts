import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LAST_DAY_OF_MONTH, MAIL_RHYTHMS, type MailRhythm } from '#domain/reports/mail-schedule.js';
import { PRESETS, type Preset } from '#domain/reports/report-period.js';
import { BUCKETS, type Bucket } from '#domain/reports/report-question.js';
import { REPORT_VIEW_LIMITS } from '#domain/reports/report-view.js';
import { REPORT_NAMES, type Report } from '#domain/reports/report.js';
import { IfGiven, Line } from '../../http/fields.js';
import { TABLE_FORMATS, type TableFormat } from '../../http/file-of-table.js';
import { IsId } from '../../http/validation.js';
import { BodyIds, BodyRoles, Day } from './report-fields.js';

/** Either a period by name, which goes on with the calendar, or from one day to another. */
export class SavedPeriod {
  @ApiPropertyOptional({ enum: PRESETS })
  @IsOptional()
  @IsIn(PRESETS, { message: `preset must be one of ${PRESETS.join(', ')}` })
  preset?: Preset;

  @Day() from?: string;
  @Day() to?: string;
}

export class SavedQuestion {
  @ApiProperty({ type: SavedPeriod })
  @IsDefined()
  @ValidateNested()
  @Type(() => SavedPeriod)
  period!: SavedPeriod;

  @ApiProperty({ enum: BUCKETS })
  @IsIn(BUCKETS, { message: `by must be one of ${BUCKETS.join(', ')}` })
  by!: Bucket;

  @BodyIds() channelIds: readonly number[] = [];
  @BodyIds() groupIds: readonly number[] = [];
  @BodyIds() operatorIds: readonly number[] = [];
  @BodyRoles() roles: readonly string[] = [];

  /** Of the funnel. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  scenarioId?: number | null;
}

const Question = (): PropertyDecorator =>
  applyDecorators(
    IsDefined(),
    ValidateNested(),
    Type(() => SavedQuestion),
  );

export class AddReportViewRequest {
  @ApiProperty({ enum: REPORT_NAMES })
  @IsIn(REPORT_NAMES, { message: `report must be one of ${REPORT_NAMES.join(', ')}` })
  report!: Report;

  @ApiProperty({ maxLength: REPORT_VIEW_LIMITS.name })
  @Line(REPORT_VIEW_LIMITS.name)
  name!: string;

  @ApiProperty({ type: SavedQuestion })
  @Question()
  question!: SavedQuestion;

  /** Whoever may read the report finds it, too. */
  @ApiPropertyOptional({ default: false })
  @IsBoolean()
  shared: boolean = false;
}

export class ChangeReportViewRequest {
  @ApiPropertyOptional({ maxLength: REPORT_VIEW_LIMITS.name })
  @IfGiven()
  @Line(REPORT_VIEW_LIMITS.name)
  name?: string;

  @ApiPropertyOptional({ type: SavedQuestion })
  @IfGiven()
  @Question()
  question?: SavedQuestion;

  @ApiPropertyOptional()
  @IfGiven()
  @IsBoolean()
  shared?: boolean;
}

export class ReportMailRequest {
  @ApiProperty({ enum: MAIL_RHYTHMS })
  @IsIn(MAIL_RHYTHMS, { message: `every must be one of ${MAIL_RHYTHMS.join(', ')}` })
  every!: MailRhythm;

  /** With `every: week`; 1 = Monday. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: 7 })
  @IsOptional()
  @IsInt({ message: 'weekday must be a whole number from 1 (Monday) to 7' })
  @Min(1)
  @Max(7)
  weekday?: number | null;

  /** With `every: month`. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: LAST_DAY_OF_MONTH })
  @IsOptional()
  @IsInt({ message: `dayOfMonth must be a whole number from 1 to ${LAST_DAY_OF_MONTH}, since every month has those` })
  @Min(1)
  @Max(LAST_DAY_OF_MONTH)
  dayOfMonth?: number | null;

  /** By the clocks of the company. */
  @ApiProperty({ example: '09:00' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'at must be a time like 09:00' })
  at!: string;

  /** Who gets the letters; each of them must be allowed to read the report, and sees in it what he sees on its page. */
  @ApiProperty({ type: [Number] })
  @IsArray()
  @ArrayNotEmpty({ message: 'operatorIds must name whoever is to get the letters' })
  @ArrayMaxSize(REPORT_VIEW_LIMITS.readers, { message: `operatorIds may name ${REPORT_VIEW_LIMITS.readers} at most` })
  @ArrayUnique()
  @IsInt({ each: true, message: 'operatorIds must be whole numbers' })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  operatorIds!: number[];

  @ApiProperty({ enum: TABLE_FORMATS })
  @IsIn(TABLE_FORMATS, { message: `format must be one of ${TABLE_FORMATS.join(', ')}` })
  format!: TableFormat;
}

const MAIL_ERRORS = ['no_right', 'refused', 'mail_server'] as const;

export class ReportMailError {
  /** `no_right`: they may not read the report any more; `refused`: their address takes no mail; `mail_server`: there is none, or it was away too long. */
  @ApiProperty({ enum: MAIL_ERRORS }) code!: (typeof MAIL_ERRORS)[number];
  /** Who got nothing. */
  @ApiProperty({ type: [Number] }) operatorIds!: number[];
  /** What the mail server said. */
  @ApiProperty({ type: String, nullable: true }) words!: string | null;
}

export class ReportMail {
  @ApiProperty({ enum: MAIL_RHYTHMS }) every!: MailRhythm;
  @ApiProperty({ type: Number, nullable: true }) weekday!: number | null;
  @ApiProperty({ type: Number, nullable: true }) dayOfMonth!: number | null;
  @ApiProperty({ example: '09:00' }) at!: string;
  @ApiProperty({ type: [Number] }) operatorIds!: number[];
  @ApiProperty({ enum: TABLE_FORMATS }) format!: TableFormat;
  /** Null: stopped, since nobody could get the last letters; setting it again lets it go on. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) nextAt!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) lastSentAt!: string | null;
  /** Why somebody got nothing the last time. */
  @ApiProperty({ type: ReportMailError, nullable: true }) lastError!: ReportMailError | null;
}

export class ReportView {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: REPORT_NAMES }) report!: Report;
  @ApiProperty() name!: string;
  @ApiProperty({ type: SavedQuestion }) question!: SavedQuestion;
  @ApiProperty() shared!: boolean;
  /** Null: he has left; what he shared is still there. */
  @ApiProperty({ type: Number, nullable: true }) ownerId!: number | null;
  @ApiProperty({ type: String, nullable: true }) owner!: string | null;
  /** Whether whoever asks may change and delete it. */
  @ApiProperty() mayChange!: boolean;
  @ApiProperty({ type: ReportMail, nullable: true }) mail!: ReportMail | null;
}

export class ReportViewList {
  @ApiProperty({ type: [ReportView] }) items!: ReportView[];
}
