import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IgnoresUnknown } from '../../http/validation.js';
import { PublicMessage } from '../messages/public-message.dto.js';
import { OptionalId, PageParameters } from '../parameters.js';

/** The whole request unless told otherwise: up to 200 messages, the next page from the last id seen. */
@IgnoresUnknown()
export class RequestMessagesQuery extends PageParameters {
  @OptionalId() start_id?: number;
}

/** One of the two. */
@IgnoresUnknown()
export class CloseRequestRequest {
  @OptionalId() request_id?: number;
  /** Whichever request the client has open. */
  @OptionalId() client_id?: number;
}

class RequestTag {
  @ApiProperty() id!: number;
  @ApiProperty() label!: string;
}

/** One piece of service: opened by a message, ended by whoever closes it. */
export class PublicRequest {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: ['open', 'closed'] }) state!: 'open' | 'closed';
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) begin!: string;
  @ApiProperty({ type: String, nullable: true }) end!: string | null;
  @ApiProperty() client_id!: number;
  @ApiProperty() dialog_id!: number;
  @ApiProperty() channel_id!: number;
  @ApiProperty({ type: Number, nullable: true }) operator_id!: number | null;
  @ApiProperty({ type: [RequestTag] }) tags!: RequestTag[];
}

/** As a message elsewhere, with its time in unix seconds. */
export class RequestMessage extends OmitType(PublicMessage, ['created'] as const) {
  @ApiProperty({ example: 1795338900 }) created!: number;
}

export class ClosedRequest {
  @ApiProperty({ type: Number, nullable: true }) request_id!: number | null;
  @ApiProperty() dialog_id!: number;
  @ApiProperty({ enum: ['closed'] }) state!: 'closed';
}
