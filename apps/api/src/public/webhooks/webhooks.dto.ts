import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { WEBHOOK_NAME_MAX_LENGTH } from '#domain/webhooks/webhook.js';
import { WEBHOOK_EVENT_NAMES, type WebhookEvent } from '#domain/webhooks/webhook-event.js';
import { WEBHOOK_URL_MAX_LENGTH } from '#domain/webhooks/webhook-url.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalId, OptionalIds, OptionalWords } from '../parameters.js';

const STATUSES = ['enable', 'disable'] as const;
export type PublicWebhookStatus = (typeof STATUSES)[number];

/** Programs say `enable`, `enabled`, `true` and `1`, and mean the same. */
const STATUS_SPELLINGS: Record<string, PublicWebhookStatus> = {
  ...{ enable: 'enable', enabled: 'enable', true: 'enable', '1': 'enable', on: 'enable' },
  ...{ disable: 'disable', disabled: 'disable', false: 'disable', '0': 'disable', off: 'disable' },
};

/** An address, or the wish to have none: null in JSON, nothing or `null` in a query. */
const Address = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === '' || value === 'null' ? null : value)),
    IsOptional(),
    IsString({ message: 'url must be an address like https://example.com/webhook' }),
    MaxLength(WEBHOOK_URL_MAX_LENGTH),
  );

class WebhookParameters {
  @ApiPropertyOptional({ description: 'The host of the address where none is given' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || undefined : value))
  @IsOptional()
  @IsString()
  @MaxLength(WEBHOOK_NAME_MAX_LENGTH)
  name?: string;

  /** A list in any writing: `inbox,outbox`, `events[]=inbox&events[]=outbox`, `["inbox"]`. */
  @OptionalWords()
  events?: string[];

  @ApiPropertyOptional({ enum: STATUSES })
  @Transform(({ value }: { value: unknown }) => STATUS_SPELLINGS[String(value).toLowerCase()] ?? value)
  @IsOptional()
  @IsIn(STATUSES, { message: 'status must be enable or disable' })
  status?: PublicWebhookStatus;

  /** Only events of these channels; all of them where none is named. */
  @OptionalIds()
  channel_ids?: number[];
}

@IgnoresUnknown()
export class AddPublicWebhook extends WebhookParameters {
  @ApiProperty({ type: String, example: 'https://example.com/webhook' })
  @Address()
  url?: string | null;
}

@IgnoresUnknown()
export class ChangePublicWebhook extends WebhookParameters {
  /** Null deletes the webhook. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @Address()
  url?: string | null;
}

@IgnoresUnknown()
export class ChangeNamedWebhook extends ChangePublicWebhook {
  /** Where it does not stand in the path. */
  @OptionalId()
  id?: number;
}

@IgnoresUnknown()
export class NamedWebhook {
  /** Where it does not stand in the path. */
  @OptionalId()
  id?: number;
}

@IgnoresUnknown()
export class OldHookParameters {
  /** Null, or nothing, takes the hook away. */
  @ApiPropertyOptional({ type: String, nullable: true, example: 'https://example.com/hook' })
  @Address()
  url?: string | null;
}

class PublicWebhookFailure {
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) time!: string;
  @ApiProperty({ example: 'inbox' }) event!: string;
  /** The answer's status; null = nobody answered. */
  @ApiProperty({ type: Number, nullable: true }) code!: number | null;
  @ApiProperty({ type: String, nullable: true }) message!: string | null;
}

export class PublicWebhook {
  @ApiProperty() id!: number;
  @ApiProperty() url!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: WEBHOOK_EVENT_NAMES, isArray: true }) events!: WebhookEvent[];
  @ApiProperty({ enum: STATUSES }) status!: PublicWebhookStatus;
  /** The latest deliveries that have not arrived. */
  @ApiProperty({ type: [PublicWebhookFailure] }) errors!: PublicWebhookFailure[];
  /** Null = all channels. */
  @ApiProperty({ type: [Number], nullable: true }) channel_ids!: number[] | null;
}

export class AddedPublicWebhook extends PublicWebhook {
  /** What deliveries are signed with (Standard Webhooks); shown this once. */
  @ApiProperty() secret!: string;
}

export class DeletedPublicWebhook {
  @ApiProperty() id!: number;
  @ApiProperty() deleted!: boolean;
}

export class OldHookAnswer {
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
}
