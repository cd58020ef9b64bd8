import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { LOCALES, type Locale } from '#domain/companies/company.js';
import { PRESETS, type Preset } from '#domain/reports/report-period.js';
import { BUCKETS, type Bucket } from '#domain/reports/report-question.js';
import { asNumber, PageLimit } from '../../http/fields.js';
import { TABLE_FORMATS, type TableFormat } from '../../http/file-of-table.js';
import { IsId } from '../../http/validation.js';
import { Day, QueryIds, QueryRoles } from './report-fields.js';

const MOST_ROWS = 200;
const LONGEST_CURSOR = 200;

/** What every report is asked. */
export class ReportQuery {
  /** The first day, in the company's time zone. */
  @Day()
  from?: string;

  /** The last day; it is part of the period. */
  @Day()
  to?: string;

  /** Instead of `from` and `to`: a period by name, as the company's calendar stands now. */
  @ApiPropertyOptional({ enum: PRESETS })
  @IsOptional()
  @IsIn(PRESETS, { message: `preset must be one of ${PRESETS.join(', ')}` })
  preset?: Preset;

  @ApiPropertyOptional({ enum: BUCKETS, default: 'day' })
  @IsIn(BUCKETS, { message: `by must be one of ${BUCKETS.join(', ')}` })
  by: Bucket = 'day';

  @QueryIds() channelIds: number[] = [];
  @QueryIds() groupIds: number[] = [];
  @QueryIds() operatorIds: number[] = [];
  @QueryRoles() roles: string[] = [];
}

/** A report with rows. */
export class ReportRowsQuery extends ReportQuery {
  /** `next` of the page before. */
  @ApiPropertyOptional()
  @IsOptional()
  @MaxLength(LONGEST_CURSOR, { message: 'cursor must be taken from next of the page before' })
  cursor?: string;

  @PageLimit(MOST_ROWS) limit: number = 50;
}

const Scenario = (): PropertyDecorator => applyDecorators(ApiPropertyOptional(), IsOptional(), asNumber, IsId());

export class FunnelQuery extends ReportQuery {
  /** Whose steps are wanted; without it there are only the scenarios. */
  @Scenario()
  scenarioId?: number;
}

/** The same, as a file with all of its rows. */
export class ReportFileQuery extends ReportQuery {
  @ApiProperty({ enum: TABLE_FORMATS })
  @IsIn(TABLE_FORMATS, { message: `format must be one of ${TABLE_FORMATS.join(', ')}` })
  format!: TableFormat;

  /** Of the headings; the company's where none is given. */
  @ApiPropertyOptional({ enum: LOCALES })
  @IsOptional()
  @IsIn(LOCALES, { message: `language must be one of ${LOCALES.join(', ')}` })
  language?: Locale;
}

export class FunnelFileQuery extends ReportFileQuery {
  /** Whose steps are wanted; without it there are only the scenarios. */
  @Scenario()
  scenarioId?: number;
}
