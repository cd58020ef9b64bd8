import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, Matches } from 'class-validator';
import { IgnoresUnknown } from '../../http/validation.js';
import { TRANSPORT_PATTERN } from '../messenger.js';
import {
  EmptiableText,
  OptionalChoice,
  OptionalDay,
  OptionalFields,
  OptionalFlag,
  OptionalId,
  OptionalPhone,
  OptionalText,
  type Order,
  ORDERS,
  PageParameters,
} from '../parameters.js';

const NAME = 255;
const COMMENT = 4_000;

@IgnoresUnknown()
export class AddPublicClientRequest {
  /** With the code of the country; only the digits count. */
  @ApiProperty({ example: '+7 900 111-22-33' })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\D/g, '') : value,
  )
  @Matches(/^\d{5,20}$/, { message: 'phone must be a phone number of 5 to 20 digits, with the code of its country' })
  phone!: string;

  /** The messenger, where the company has several channels that can write first. */
  @ApiPropertyOptional({ example: 'whatsapp' })
  @IsOptional()
  @Matches(TRANSPORT_PATTERN, { message: 'transport must be the name of a messenger, like whatsapp' })
  transport?: string;

  @OptionalId() channel_id?: number;
  /** As the operators shall see the client. */
  @OptionalText(NAME) nickname?: string;
  /** The phone on the card, where it is another. */
  @OptionalPhone() assigned_phone?: string;
}

/** Only what is given changes; null and the empty text take away. */
@IgnoresUnknown()
export class ChangePublicClientRequest {
  /** As the operators see the client. */
  @EmptiableText(NAME) nickname?: string | null;
  @EmptiableText(COMMENT) comment?: string | null;
  @EmptiableText(COMMENT) extra_comment_1?: string | null;
  @EmptiableText(COMMENT) extra_comment_2?: string | null;
  @EmptiableText(COMMENT) extra_comment_3?: string | null;
  /** Only the named ones change; null takes one away. */
  @OptionalFields() custom_fields?: Record<string, unknown>;
  /** As some programs misspell it. */
  @OptionalFields() 'custom fields'?: Record<string, unknown>;
  /** The client's id in a system of yours. */
  @EmptiableText(NAME) external_id?: string | null;
  /** The name of that system, where there are several. */
  @OptionalText(64) external_service?: string;
  /** True puts the client on the black list, false takes him off. */
  @OptionalFlag() blacklisted?: boolean;
}

/** What the client wrote, by days of the company's calendar, both included. */
@IgnoresUnknown()
export class QuestionsQuery extends PageParameters {
  @OptionalDay() start_date?: string;
  @OptionalDay() finish_date?: string;
  @OptionalId() start_id?: number;
  @OptionalChoice(ORDERS) order?: Order;
}

export class ClientTransport {
  @ApiProperty() channel_id!: number;
  @ApiProperty({ type: [String], example: ['whatsapp'] }) transports!: string[];
}
