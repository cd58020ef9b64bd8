import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUrl, Matches, MaxLength, ValidateNested } from 'class-validator';
import { BUTTON_COLORS, type ButtonColor } from '#domain/messages/content.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { TRANSPORT_PATTERN } from '../messenger.js';
import { OptionalChoice, OptionalDay, OptionalFlag, OptionalId, type Order, ORDERS, PageParameters, RequiredId } from '../parameters.js';
import { TYPES } from './public-message.dto.js';

export const WRITTEN_TYPES = ['to_client', 'autoreply', 'system', 'comment'] as const;
export const TEXT_MAX_LENGTH = 10_000;
const WRONG_TRANSPORT = 'transport must be the name of a messenger, like whatsapp';

/** Messages page by `start_id`: the first page without it, the next from the last id seen. `offset` works too, and is slower. */
@IgnoresUnknown()
export class MessagesQuery extends PageParameters {
  @ApiPropertyOptional({ example: 'whatsapp' })
  @IsOptional()
  @Matches(TRANSPORT_PATTERN, { message: WRONG_TRANSPORT })
  transport?: string;

  @OptionalId() channel_id?: number;
  @OptionalId() client_id?: number;
  @OptionalId() dialog_id?: number;
  @OptionalId() operator_id?: number;
  @OptionalId() start_id?: number;
  @OptionalChoice(TYPES) type?: (typeof TYPES)[number];
  @OptionalFlag() read?: boolean;
  @OptionalDay() start_date?: string;
  @OptionalDay() finish_date?: string;
  @OptionalChoice(ORDERS) order?: Order;
}

class ButtonParameter {
  @ApiPropertyOptional({ enum: ['reply', 'url', 'phone', 'location', 'email'] })
  @IsOptional()
  @IsIn(['reply', 'url', 'phone', 'location', 'email'])
  type?: 'reply' | 'url' | 'phone' | 'location' | 'email';

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  text!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  payload?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  url?: string;

  /** Where the channel shows colours. */
  @OptionalChoice(BUTTON_COLORS)
  color?: ButtonColor;
}

class Keyboard {
  @ApiProperty({ type: [ButtonParameter] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ButtonParameter)
  buttons!: ButtonParameter[];
}

export const WEB_ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

@IgnoresUnknown()
export class SendMessageRequest {
  @RequiredId()
  client_id!: number;

  /** Needed without an attachment. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TEXT_MAX_LENGTH)
  text?: string;

  /** The address of a file; we fetch it, the client gets the file. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUrl(WEB_ADDRESS, { message: 'attachment must be a direct address of a file, like https://example.com/price.pdf' })
  @MaxLength(2000)
  attachment?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  attachment_filename?: string;

  /** An older name for `attachment`. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUrl(WEB_ADDRESS, { message: 'pdf must be a direct address of a file, like https://example.com/price.pdf' })
  @MaxLength(2000)
  pdf?: string;

  /** `system` and `comment` stay with the operators. */
  @OptionalChoice(WRITTEN_TYPES)
  type?: (typeof WRITTEN_TYPES)[number];

  @ApiPropertyOptional({ example: 'whatsapp' })
  @IsOptional()
  @Matches(TRANSPORT_PATTERN, { message: WRONG_TRANSPORT })
  transport?: string;

  @OptionalId() channel_id?: number;
  /** Who is shown as the writer; the dialog's operator where nobody is named. */
  @OptionalId() operator_id?: number;
  @OptionalFlag() open_dialog?: boolean;
  /** Taken and without effect: what we send is encrypted on its way in any case. */
  @OptionalFlag() encrypted?: boolean;
  @OptionalId() reply_message_id?: number;

  /** Your own id of the message: the same one again is the same message, and is not sent twice. */
  @ApiPropertyOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? String(value) : value))
  @IsOptional()
  @IsString()
  @MaxLength(255)
  external_id?: string;

  @ApiPropertyOptional({ type: [ButtonParameter] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ButtonParameter)
  inline_buttons?: ButtonParameter[];

  @ApiPropertyOptional({ type: Keyboard })
  @IsOptional()
  @ValidateNested()
  @Type(() => Keyboard)
  keyboard?: Keyboard;
}

export class SentMessageAnswer {
  @ApiProperty() message_id!: number;
  @ApiProperty() channel_id!: number;
  @ApiProperty({ type: Number, nullable: true }) operator_id!: number | null;
  @ApiProperty() transport!: string;
  @ApiProperty({ enum: WRITTEN_TYPES }) type!: (typeof WRITTEN_TYPES)[number];
  @ApiProperty() client_id!: number;
  @ApiProperty() dialog_id!: number;
  @ApiProperty({ type: Number, nullable: true }) request_id!: number | null;
}
