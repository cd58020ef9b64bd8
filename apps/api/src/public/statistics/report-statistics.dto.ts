import { ApiProperty } from '@nestjs/swagger';

const OrNull = (type: typeof Number | typeof String): PropertyDecorator => ApiProperty({ type, nullable: true });
const Day = (): PropertyDecorator => ApiProperty({ example: '31-12-2026' });

/** A row of `report=active_dialogs`: dialogs with a message in or out, without those of the WhatsApp Business API. */
export class ActiveDialogStatistics {
  @Day() date!: string;
  @ApiProperty() dialogs!: number;
}

/** How long something took, in seconds; null where there is nothing. */
export class TimeStatistics {
  @ApiProperty() count!: number;
  @OrNull(Number) average!: number | null;
  @OrNull(Number) p50!: number | null;
  @OrNull(Number) p90!: number | null;
  @OrNull(Number) p95!: number | null;
}

/** A row of `report=load`. */
export class LoadStatistics {
  @Day() date!: string;
  @ApiProperty() from_client!: number;
  @ApiProperty() to_client!: number;
  @ApiProperty() opened!: number;
  @ApiProperty() closed!: number;
  @ApiProperty({ description: 'Requests that were open as it ended, or now' }) open_at_end!: number;
  @ApiProperty({ type: TimeStatistics }) first_answer!: TimeStatistics;
  @ApiProperty({ type: TimeStatistics }) full_answer!: TimeStatistics;
}

/** A row of `report=requests_answered`: a request that an operator wrote in. */
export class AnsweredRequestStatistics {
  @ApiProperty() operator_id!: number;
  @ApiProperty() operator!: string;
  @ApiProperty({ description: 'admin, supervisor, operator, or the name of a custom role' }) role!: string;
  @ApiProperty() channel_id!: number;
  @ApiProperty() channel!: string;
  @ApiProperty() request_id!: number;
  @ApiProperty({ example: 'N-1024' }) number!: string;
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) start!: string;
  @Day() date!: string;
  @ApiProperty() dialog_id!: number;
  @OrNull(Number) first_answer_seconds!: number | null;
  @OrNull(String) closed!: string | null;
}

/** A row of `report=operator_events`. */
export class OperatorEventStatistics {
  @ApiProperty() id!: number;
  @ApiProperty() operator_id!: number;
  @ApiProperty() operator!: string;
  @ApiProperty({ description: 'admin, supervisor, operator, or the name of a custom role' }) role!: string;
  @ApiProperty({ type: [String] }) groups!: string[];
  @ApiProperty({ example: 'online' }) event!: string;
  @OrNull(String) status!: string | null;
  @OrNull(Number) dialog_id!: number | null;
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) time!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'How long the status lasted that began with it; null while it lasts' })
  seconds!: number | null;
}

/** A row of `report=funnel`. */
export class FunnelStatistics {
  @ApiProperty() scenario_id!: number;
  @ApiProperty() scenario!: string;
  @ApiProperty() runs!: number;
  @ApiProperty() ended!: number;
}

/** A row of `report=funnel` with `scenario_id`. */
export class FunnelStepStatistics {
  @ApiProperty() step_id!: string;
  @ApiProperty() step!: string;
  @ApiProperty() kind!: string;
  @ApiProperty() runs!: number;
  @ApiProperty({ minimum: 0, maximum: 1 }) share!: number;
}

/** A row of `report=templates`. */
export class TemplateStatistics {
  @ApiProperty() channel_id!: number;
  @ApiProperty() channel!: string;
  @ApiProperty() name!: string;
  @ApiProperty() language!: string;
  @ApiProperty() sent!: number;
  @ApiProperty() delivered!: number;
  @ApiProperty() read!: number;
  @ApiProperty() failed!: number;
  @ApiProperty({ description: 'The client wrote within a day' }) answered!: number;
}

export const REPORT_ROWS = [
  ...[ActiveDialogStatistics, LoadStatistics, AnsweredRequestStatistics, OperatorEventStatistics],
  ...[FunnelStatistics, FunnelStepStatistics, TemplateStatistics],
];

export type ReportStatisticsRow =
  | ActiveDialogStatistics
  | LoadStatistics
  | AnsweredRequestStatistics
  | OperatorEventStatistics
  | FunnelStatistics
  | FunnelStepStatistics
  | TemplateStatistics;
