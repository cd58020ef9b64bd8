import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { CustomFields } from '#domain/shared/custom-fields.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { TRANSPORT_PATTERN } from '../messenger.js';
import { OptionalChoice, OptionalMoment, OptionalPhone, OptionalWords, type Order, ORDERS, PageParameters } from '../parameters.js';

@IgnoresUnknown()
export class ClientsQuery extends PageParameters {
  @OptionalPhone()
  phone?: string;

  @OptionalMoment()
  created_after?: string;

  @ApiPropertyOptional({ example: 'whatsapp' })
  @IsOptional()
  @Matches(TRANSPORT_PATTERN, { message: 'transport must be the name of a messenger, like whatsapp' })
  transport?: string;

  /** Clients with one of these tags: names or ids. */
  @OptionalWords()
  tags?: string[];

  @OptionalChoice(ORDERS)
  order?: Order;
}

const text = { type: String, nullable: true } as const;

class ClientChannel {
  @ApiProperty() id!: number;
  @ApiProperty({ type: [String] }) transports!: string[];
}

class ClientTag {
  @ApiProperty() id!: number;
  @ApiProperty() label!: string;
  @ApiProperty({ type: Number, nullable: true }) group_id!: number | null;
  @ApiProperty({ type: String, nullable: true }) group_name!: string | null;
}

export class PublicClient {
  @ApiProperty() id!: number;
  /** The person, over all channels: clients that operators linked have the same one. It changes with every link. */
  @ApiProperty() card_id!: number;
  /** As the channel names him. */
  @ApiProperty() name!: string;
  @ApiProperty(text) username!: string | null;
  @ApiProperty(text) comment!: string | null;
  /** As the operators named him. */
  @ApiProperty(text) assigned_name!: string | null;
  /** With the messenger in brackets where that has no phones: "[tg] 807892". */
  @ApiProperty(text) phone!: string | null;
  @ApiProperty(text) client_phone!: string | null;
  /** All numbers on the card, in its order. */
  @ApiProperty({ type: [String], example: ['[tg] 707003957', '79161234567'] }) phones!: string[];
  @ApiProperty(text) avatar!: string | null;
  @ApiProperty({ type: Number, nullable: true }) region_id!: number | null;
  @ApiProperty({ type: Number, nullable: true }) country_id!: number | null;
  @ApiProperty(text) first_client_message!: string | null;
  @ApiProperty(text) last_client_message!: string | null;
  @ApiProperty(text) extra_comment_1!: string | null;
  @ApiProperty(text) extra_comment_2!: string | null;
  @ApiProperty(text) extra_comment_3!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) custom_fields!: CustomFields;
  @ApiProperty(text) external_id!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) external_ids!: Record<string, string>;
  @ApiProperty(text) client_external_id!: string | null;
  @ApiProperty({ type: [ClientChannel] }) channels!: ClientChannel[];
  @ApiProperty({ type: [ClientTag] }) tags!: ClientTag[];
}
