import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, MaxLength } from 'class-validator';
import { TEST_HOOK_TYPE, WEBHOOK_EVENT_NAMES } from '#domain/webhooks/webhook-event.js';
import { DELIVERY_STATES, type DeliveryState, LOG_FILTERS, type LogFilter } from '#persistence/webhooks/webhook-log.view.js';
import { Before, PageLimit } from '../../http/fields.js';

const FILTERS = Object.keys(LOG_FILTERS) as LogFilter[];
const HOOK_TYPES = [...WEBHOOK_EVENT_NAMES, TEST_HOOK_TYPE];
const moment = { type: String, format: 'date-time', nullable: true } as const;
const number = { type: Number, nullable: true } as const;

export class WebhookLogQuery {
  /** `failed` = given up or cancelled; `waiting` = on its way, or tried again later. */
  @ApiPropertyOptional({ enum: FILTERS })
  @IsOptional()
  @IsIn(FILTERS)
  state?: LogFilter;

  @ApiPropertyOptional({ enum: HOOK_TYPES })
  @IsOptional()
  @IsIn(HOOK_TYPES)
  event?: string;

  /** `next` of the page before. */
  @Before()
  before?: number;

  @PageLimit(100)
  limit?: number;
}

export class Delivery {
  @ApiProperty() id!: number;
  /** The header webhook-id, the same at every attempt. */
  @ApiProperty() key!: string;
  @ApiProperty({ enum: HOOK_TYPES }) event!: string;
  @ApiProperty(number) channelId!: number | null;
  @ApiProperty({ enum: DELIVERY_STATES }) state!: DeliveryState;
  @ApiProperty() attempts!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty(moment) deliveredAt!: string | null;
  @ApiProperty(moment) nextAttemptAt!: string | null;
  /** Of the last attempt; null = none yet, or no answer. */
  @ApiProperty(number) status!: number | null;
  @ApiProperty(number) durationMs!: number | null;
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
}

export class DeliveryPage {
  @ApiProperty({ type: [Delivery] }) items!: Delivery[];
  /** `before` of the next page; null = this is the last. */
  @ApiProperty(number) next!: number | null;
}

class Attempt {
  @ApiProperty() id!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() durationMs!: number;
  @ApiProperty(number) status!: number | null;
  /** The first 64 KB of what came back. */
  @ApiProperty({ type: String, nullable: true }) answer!: string | null;
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
}

export class WholeDelivery extends Delivery {
  /** Byte for byte what was signed and sent. */
  @ApiProperty() body!: string;
  /** The last one first. */
  @ApiProperty({ type: [Attempt] }) log!: Attempt[];
}

export class QueuedDelivery {
  @ApiProperty() deliveryId!: number;
}

export class SendFailedAgainRequest {
  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true }, { message: 'since must be a time like 2026-12-31T00:00:00Z' })
  @MaxLength(40)
  since!: string;
}

export class SentAgain {
  /** 10,000 at once at most; ask again for the rest. */
  @ApiProperty() count!: number;
}
