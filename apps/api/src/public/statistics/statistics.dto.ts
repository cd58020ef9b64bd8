import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalDay, PageParameters } from '../parameters.js';

export const REPORTS = ['messages', 'requests', 'operators', 'rating'] as const;
export type Report = (typeof REPORTS)[number];

@IgnoresUnknown()
export class StatisticsQuery extends PageParameters {
  @ApiProperty({ enum: REPORTS })
  @IsIn(REPORTS, { message: `report must be one of ${REPORTS.join(', ')}` })
  report!: Report;

  /** One day; without any date it is today. */
  @OptionalDay()
  date?: string;

  @OptionalDay()
  date_from?: string;

  @OptionalDay()
  date_to?: string;
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
