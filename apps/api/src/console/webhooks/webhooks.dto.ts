import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { SIGNATURE_HEADERS } from '#domain/webhooks/header-aliases.js';
import {
  OLD_HOOKS,
  type OldHook,
  SWITCHED_OFF_REASONS,
  type SwitchedOffReason,
  WEBHOOK_NAME_MAX_LENGTH,
  WEBHOOK_SCHEDULES,
  WEBHOOK_STATES,
  type WebhookSchedule,
  type WebhookState,
} from '#domain/webhooks/webhook.js';
import { WEBHOOK_EVENT_NAMES, type WebhookEvent } from '#domain/webhooks/webhook-event.js';
import { WEBHOOK_URL_MAX_LENGTH } from '#domain/webhooks/webhook-url.js';
import { Line } from '../../http/fields.js';

const OLD_HOOK_NAMES = Object.keys(OLD_HOOKS) as OldHook[];
export const HEALTHS = ['untried', 'delivering', 'failing', 'switched_off'] as const;
const LISTED_MAX = 200;
const texts = { type: 'object', additionalProperties: { type: 'string' } } as const;
const moment = { type: String, format: 'date-time', nullable: true } as const;

class WebhookCard {
  /** The channels whose events are told; null, or left out, = all. */
  @ApiPropertyOptional({ type: [Number], nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LISTED_MAX)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  channelIds?: number[] | null;

  @ApiPropertyOptional({ enum: WEBHOOK_SCHEDULES })
  @IsOptional()
  @IsIn(WEBHOOK_SCHEDULES)
  schedule?: WebhookSchedule;

  /** Further names that the headers are sent under: `{"webhook-signature": "X-Signature"}`. */
  @ApiPropertyOptional({ ...texts, description: `Keys: ${SIGNATURE_HEADERS.join(', ')}` })
  @IsOptional()
  @IsObject()
  headerAliases?: Record<string, string>;
}

export class AddWebhookRequest extends WebhookCard {
  @ApiProperty({ example: 'Warehouse' })
  @Line(WEBHOOK_NAME_MAX_LENGTH)
  name!: string;

  @ApiProperty({ example: 'https://example.com/webhook' })
  @Line(WEBHOOK_URL_MAX_LENGTH)
  url!: string;

  @ApiProperty({ enum: WEBHOOK_EVENT_NAMES, isArray: true })
  @IsArray()
  @ArrayMaxSize(LISTED_MAX)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  events!: string[];
}

export class ChangeWebhookRequest extends WebhookCard {
  @ApiPropertyOptional()
  @IsOptional()
  @Line(WEBHOOK_NAME_MAX_LENGTH)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Line(WEBHOOK_URL_MAX_LENGTH)
  url?: string;

  @ApiPropertyOptional({ enum: WEBHOOK_EVENT_NAMES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LISTED_MAX)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  events?: string[];

  @ApiPropertyOptional({ enum: WEBHOOK_STATES })
  @IsOptional()
  @IsIn(WEBHOOK_STATES)
  state?: WebhookState;
}

export class Webhook {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() url!: string;
  @ApiProperty({ enum: WEBHOOK_EVENT_NAMES, isArray: true }) events!: WebhookEvent[];
  @ApiProperty({ type: [Number], nullable: true }) channelIds!: number[] | null;
  @ApiProperty({ enum: WEBHOOK_STATES }) state!: WebhookState;
  /** `failing`: since `failingSince` no attempt was a success. */
  @ApiProperty({ enum: HEALTHS }) health!: (typeof HEALTHS)[number];
  /** `no_success`: nothing was delivered for too long; `gone`: the receiver answered 410. */
  @ApiProperty({ enum: SWITCHED_OFF_REASONS, nullable: true, type: String }) disabledReason!: SwitchedOffReason | null;
  @ApiProperty(moment) disabledAt!: string | null;
  @ApiProperty({ enum: WEBHOOK_SCHEDULES }) schedule!: WebhookSchedule;
  @ApiProperty(texts) headerAliases!: Record<string, string>;
  /** The single hook of an old call, by its name. */
  @ApiProperty({ enum: OLD_HOOK_NAMES, nullable: true, type: String }) legacy!: OldHook | null;
  @ApiProperty(moment) failingSince!: string | null;
  @ApiProperty(moment) lastSuccessAt!: string | null;
  @ApiProperty(moment) lastFailureAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) lastError!: string | null;
  /** Deliveries on their way; counting stops at a thousand. */
  @ApiProperty() waiting!: number;
  /** Until then the secret before the last rotation signs as well. */
  @ApiProperty(moment) previousSecretUntil!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

export class WebhookList {
  @ApiProperty({ type: [Webhook] }) items!: Webhook[];
  /** How many a company can have; those of the old calls do not count. */
  @ApiProperty() limit!: number;
}

export class AddedWebhook {
  @ApiProperty({ type: Webhook }) webhook!: Webhook;
  /** Shown this once. */
  @ApiProperty({ example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=' }) secret!: string;
}

export class RotateSecretRequest {
  /** The old secret ends at once, instead of in 24 hours: it may have leaked. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  endPreviousNow?: boolean;
}

export class RotatedSecret {
  /** Shown this once. */
  @ApiProperty() secret!: string;
  /** Until then the old one signs as well; null = it has ended. */
  @ApiProperty(moment) previousUntil!: string | null;
}
