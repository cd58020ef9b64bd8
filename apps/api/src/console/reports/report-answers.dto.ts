import { ApiProperty } from '@nestjs/swagger';
import { OPERATOR_EVENTS, type OperatorEvent } from '#domain/operators/operator-event.js';
import { OPERATOR_STATUSES, type OperatorStatus } from '#domain/operators/operator.js';
import { BUCKETS, type Bucket } from '#domain/reports/report-question.js';

/** What stands over every answer. */
export class ReportFrame {
  @ApiProperty({ example: '2026-11-01' }) from!: string;
  @ApiProperty({ example: '2026-11-30' }) to!: string;
  @ApiProperty({ enum: BUCKETS }) by!: Bucket;
  /** Of the company: days are cut at its midnight. */
  @ApiProperty({ example: 'Europe/Moscow' }) timeZone!: string;
  /** Until when the figures know of everything. */
  @ApiProperty({ format: 'date-time' }) countedUntil!: string;
}

class Framed {
  @ApiProperty({ type: ReportFrame }) frame!: ReportFrame;
}

/** A day, month or year by its first day. */
const Named = (): PropertyDecorator => ApiProperty({ example: '2026-11-01' });
const OrNull = (type: typeof Number | typeof String, more: object = {}): PropertyDecorator =>
  ApiProperty({ type, nullable: true, ...more });
/** How often each mark was given, 1 to 5. */
const Distribution = (): PropertyDecorator => ApiProperty({ type: [Number], minItems: 5, maxItems: 5, example: [0, 1, 0, 4, 12] });

export class ActiveDialogsBucket {
  @Named() bucket!: string;
  @ApiProperty() dialogs!: number;
}

export class ActiveDialogsAnswer extends Framed {
  /** Distinct over the whole period: not the sum of the buckets. */
  @ApiProperty() dialogs!: number;
  @ApiProperty({ type: [ActiveDialogsBucket] }) buckets!: ActiveDialogsBucket[];
}

/** How long something took; null where there is nothing. */
export class ReportTimes {
  @ApiProperty() count!: number;
  @OrNull(Number) averageSeconds!: number | null;
  @OrNull(Number) p50Seconds!: number | null;
  @OrNull(Number) p90Seconds!: number | null;
  @OrNull(Number) p95Seconds!: number | null;
}

class LoadFigures extends Framed {
  @ApiProperty() fromClients!: number;
  @ApiProperty() toClients!: number;
  @ApiProperty() opened!: number;
  @ApiProperty() closed!: number;
  /** From the message that opened a request to the first answer of an operator. */
  @ApiProperty({ type: ReportTimes }) firstAnswer!: ReportTimes;
  /** From the message that opened a request to its closing. */
  @ApiProperty({ type: ReportTimes }) fullAnswer!: ReportTimes;
}

export class LoadBucket {
  @Named() bucket!: string;
  @ApiProperty() fromClients!: number;
  @ApiProperty() toClients!: number;
  @ApiProperty() opened!: number;
  @ApiProperty() closed!: number;
  /** Chats open as the bucket ended, or now. */
  @ApiProperty() openAtEnd!: number;
  @ApiProperty({ type: ReportTimes }) firstAnswer!: ReportTimes;
  @ApiProperty({ type: ReportTimes }) fullAnswer!: ReportTimes;
}

export class LoadHour {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1 = Monday' }) weekday!: number;
  @ApiProperty({ minimum: 0, maximum: 23 }) hour!: number;
  @ApiProperty() fromClients!: number;
  @ApiProperty() opened!: number;
}

export class LoadAnswer extends LoadFigures {
  /** Chats with an open request at this moment. */
  @ApiProperty() openNow!: number;
  @ApiProperty({ type: [LoadBucket] }) buckets!: LoadBucket[];
  /** Each hour of the week with anything in it. */
  @ApiProperty({ type: [LoadHour] }) hours!: LoadHour[];
}

export class RequestsBucket {
  @Named() bucket!: string;
  @ApiProperty() opened!: number;
  @ApiProperty() answered!: number;
}

export class AnsweredRequest {
  @ApiProperty() requestId!: number;
  @ApiProperty({ example: 'N-1024' }) number!: string;
  @ApiProperty() operatorId!: number;
  @ApiProperty() operator!: string;
  /** `admin`, `supervisor`, `operator`, or the name of the custom role. */
  @ApiProperty() role!: string;
  @ApiProperty() customRole!: boolean;
  @ApiProperty() channelId!: number;
  @ApiProperty() channel!: string;
  @ApiProperty() dialogId!: number;
  @ApiProperty({ format: 'date-time' }) start!: string;
  /** The day of `start`, in the company's time zone. */
  @ApiProperty({ example: '2026-11-27' }) date!: string;
  @OrNull(Number) firstAnswerSeconds!: number | null;
  @OrNull(String, { format: 'date-time' }) closedAt!: string | null;
}

/** `cursor` of the next page; null: that was the last. */
const Next = (): PropertyDecorator => ApiProperty({ type: String, nullable: true });

export class RequestsAnswer extends Framed {
  @ApiProperty() opened!: number;
  @ApiProperty() answered!: number;
  @ApiProperty({ type: [RequestsBucket] }) buckets!: RequestsBucket[];
  /** Newest first. */
  @ApiProperty({ type: [AnsweredRequest] }) rows!: AnsweredRequest[];
  @Next() next!: string | null;
}

/** An operator with his role and groups of now. */
class OperatorOfReport {
  @ApiProperty() operatorId!: number;
  @ApiProperty() operator!: string;
  /** `admin`, `supervisor`, `operator`, or the name of the custom role. */
  @ApiProperty() role!: string;
  @ApiProperty() customRole!: boolean;
  @ApiProperty({ type: [String] }) groups!: string[];
}

export class RatingBucket {
  @Named() bucket!: string;
  @ApiProperty() ratings!: number;
  @OrNull(Number) average!: number | null;
}

export class RatingOfOperator extends OperatorOfReport {
  @ApiProperty() ratings!: number;
  @ApiProperty() average!: number;
  @Distribution() distribution!: number[];
}

export class GivenRating {
  @ApiProperty() ratingId!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ minimum: 1, maximum: 5 }) score!: number;
  @OrNull(String) comment!: string | null;
  @ApiProperty() dialogId!: number;
  @OrNull(Number) requestId!: number | null;
  @ApiProperty() channelId!: number;
  @ApiProperty() channel!: string;
  /** Null: nobody was responsible. */
  @OrNull(Number) operatorId!: number | null;
  @OrNull(String) operator!: string | null;
}

export class RatingAnswer extends Framed {
  @ApiProperty() ratings!: number;
  @OrNull(Number) average!: number | null;
  @Distribution() distribution!: number[];
  @ApiProperty({ type: [RatingBucket] }) buckets!: RatingBucket[];
  @ApiProperty({ type: [RatingOfOperator] }) operators!: RatingOfOperator[];
  /** Newest first. */
  @ApiProperty({ type: [GivenRating] }) rows!: GivenRating[];
  @Next() next!: string | null;
}

export class OperatorTimes extends OperatorOfReport {
  /** How many seconds of the period each status lasted: `online`, `away`, `offline`, and `own:` with the name of one of the company's own. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, example: { online: 25_200, away: 1_800 } })
  seconds!: Record<string, number>;
}

export class OperatorEventLine extends OperatorOfReport {
  @ApiProperty() eventId!: number;
  @ApiProperty({ enum: OPERATOR_EVENTS }) event!: OperatorEvent;
  /** The status that begins with it; null: none does. */
  @ApiProperty({ enum: OPERATOR_STATUSES, nullable: true }) begins!: OperatorStatus | null;
  /** The name of a status of the company's own. */
  @OrNull(String) status!: string | null;
  @OrNull(Number) dialogId!: number | null;
  @ApiProperty({ format: 'date-time' }) at!: string;
  /** How long the status lasted that began with it; null while it lasts, and where none began. */
  @OrNull(Number) seconds!: number | null;
}

export class OperatorEventsAnswer extends Framed {
  @ApiProperty({ type: [OperatorTimes] }) operators!: OperatorTimes[];
  /** Newest first. */
  @ApiProperty({ type: [OperatorEventLine] }) rows!: OperatorEventLine[];
  @Next() next!: string | null;
}

export class FunnelScenario {
  @ApiProperty() scenarioId!: number;
  @ApiProperty() scenario!: string;
  @ApiProperty() runs!: number;
  @ApiProperty() ended!: number;
}

export class FunnelReportStep {
  @ApiProperty() stepId!: string;
  @ApiProperty() step!: string;
  @ApiProperty() kind!: string;
  @ApiProperty() runs!: number;
  @ApiProperty({ minimum: 0, maximum: 1 }) share!: number;
}

export class FunnelAnswer extends Framed {
  @ApiProperty({ type: [FunnelScenario] }) scenarios!: FunnelScenario[];
  /** Of the scenario asked for, by how many runs came to it. */
  @ApiProperty({ type: [FunnelReportStep] }) steps!: FunnelReportStep[];
}

export class TemplatesBucket {
  @Named() bucket!: string;
  @ApiProperty() sent!: number;
}

export class TemplateFigures {
  @ApiProperty() channelId!: number;
  @ApiProperty() channel!: string;
  @ApiProperty() name!: string;
  @ApiProperty() language!: string;
  @ApiProperty() sent!: number;
  @ApiProperty() delivered!: number;
  @ApiProperty() read!: number;
  @ApiProperty() failed!: number;
  /** The client wrote within a day. */
  @ApiProperty() answered!: number;
}

export class TemplatesAnswer extends Framed {
  @ApiProperty() sent!: number;
  @ApiProperty({ type: [TemplatesBucket] }) buckets!: TemplatesBucket[];
  @ApiProperty({ type: [TemplateFigures] }) templates!: TemplateFigures[];
}
