import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { BUCKETS, type Bucket } from '#domain/reports/report-question.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { PageMeta } from '../envelope.js';
import { OptionalChoice, OptionalDay, OptionalId, OptionalIds, OptionalText, OptionalWords, PageParameters } from '../parameters.js';

export const FIGURES = ['messages', 'requests', 'operators', 'rating'] as const;
/** The reports of the console, under the names that they have here. */
export const REPORTS = ['active_dialogs', 'load', 'requests_answered', 'operator_events', 'funnel', 'templates'] as const;
export const STATISTICS = [...FIGURES, ...REPORTS] as const;
export type FigureName = (typeof FIGURES)[number];
export type ReportName = (typeof REPORTS)[number];
const LONGEST_CURSOR = 200;

@IgnoresUnknown()
export class StatisticsQuery extends PageParameters {
  @ApiProperty({ enum: STATISTICS })
  @IsIn(STATISTICS, { message: `report must be one of ${STATISTICS.join(', ')}` })
  report!: FigureName | ReportName;

  /** One day; without any date it is today. */
  @OptionalDay()
  date?: string;

  @OptionalDay()
  date_from?: string;

  @OptionalDay()
  date_to?: string;

  /** Of active_dialogs, load and templates: what the rows are. `day` unless told. */
  @OptionalChoice(BUCKETS)
  group_by?: Bucket;

  /** These and those below belong to the reports from active_dialogs on; the others answer as of old. */
  @OptionalIds()
  channel_ids?: number[];

  @OptionalIds()
  group_ids?: number[];

  @OptionalIds()
  operator_ids?: number[];

  /** admin, supervisor, operator, or custom:<id of a role> */
  @OptionalWords()
  @Matches(/^(admin|supervisor|operator|custom:\d{1,16})$/, {
    each: true,
    message: 'roles must be admin, supervisor, operator or custom:<id of a role>',
  })
  roles?: string[];

  /** Of funnel: whose steps are wanted. */
  @OptionalId()
  scenario_id?: number;

  /** Of requests_answered and operator_events: `next` of the page before. */
  @OptionalText(LONGEST_CURSOR)
  cursor?: string;
}

/** Where a page stands; of the reports from active_dialogs on also what holds for the whole period. */
export class StatisticsMeta extends PageMeta {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'cursor of the next page; null: that was the last' })
  next?: string | null;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'number', nullable: true },
    example: { dialogs: 412 },
    description: 'Of the whole period; dialogs are distinct, and not the sum of the rows',
  })
  figures?: Record<string, number | null>;
}

const seconds = { type: Number, nullable: true } as const;

/** A row of `report=messages`: what was written on a day. Imported histories don't count. */
export class MessageStatistics {
  @ApiProperty({ example: '31-12-2026' }) date!: string;
  @ApiProperty() from_client!: number;
  @ApiProperty() to_client!: number;
  @ApiProperty() autoreply!: number;
  @ApiProperty() comment!: number;
}

/** A row of `report=requests`: those that were opened on a day. */
export class RequestStatistics {
  @ApiProperty({ example: '31-12-2026' }) date!: string;
  @ApiProperty() opened!: number;
  @ApiProperty({ description: 'Of those, closed by now' }) closed!: number;
  @ApiProperty({ description: 'Of those, an operator wrote in' }) answered!: number;
  @ApiProperty({ ...seconds, description: 'From opening to closing, on average' }) average_seconds!: number | null;
}

/** A row of `report=operators`: what one operator did in the period. */
export class OperatorStatistics {
  @ApiProperty() operator_id!: number;
  @ApiProperty() first_name!: string;
  @ApiProperty() last_name!: string;
  @ApiProperty() role!: string;
  @ApiProperty() requests!: number;
  @ApiProperty() messages!: number;
  @ApiProperty() ratings!: number;
  @ApiProperty({ type: Number, nullable: true }) average_score!: number | null;
}

/** A row of `report=rating`: one mark that a client gave. */
export class RatingStatistics {
  @ApiProperty() id!: number;
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) created!: string;
  @ApiProperty({ minimum: 1, maximum: 5 }) score!: number;
  @ApiProperty({ type: String, nullable: true }) comment!: string | null;
  @ApiProperty() channel_id!: number;
  @ApiProperty() client_id!: number;
  @ApiProperty() dialog_id!: number;
  @ApiProperty({ type: Number, nullable: true }) request_id!: number | null;
  @ApiProperty({ type: Number, nullable: true }) operator_id!: number | null;
}

export type StatisticsRow = MessageStatistics | RequestStatistics | OperatorStatistics | RatingStatistics;
