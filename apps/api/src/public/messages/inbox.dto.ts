import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsDefined, IsLatitude, IsLongitude, IsOptional, IsString, IsUrl, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalId } from '../parameters.js';
import { TEXT_MAX_LENGTH, WEB_ADDRESS } from './messages.dto.js';

/** Programs send ids as numbers too. */
const AsText = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? String(value) : value));
const AsNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value));
const AsDigits = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\D/g, '') : value,
  );

/** The client who wrote: by an id of your own or by his phone, one of the two. */
export class InboxClient {
  @ApiPropertyOptional({ type: String, example: 'customer-77' })
  @AsText()
  @IsOptional()
  @IsString()
  @MaxLength(255)
  id?: string | null;

  @ApiPropertyOptional({ type: String, example: '+7 900 000-00-00' })
  @AsDigits()
  @IsOptional()
  @Matches(/^\d{5,20}$/, { message: '$property must be a phone number of 5 to 20 digits' })
  phone?: string | null;

  @ApiPropertyOptional({ example: 'Anna Schmidt' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  nickname?: string;

  @ApiPropertyOptional({ example: 'https://shop.example.com/avatars/77.png' })
  @IsOptional()
  @IsUrl(WEB_ADDRESS, { message: '$property must be the address of a picture' })
  @MaxLength(2000)
  avatar?: string;
}

class InboxLocation {
  @ApiProperty({ example: 52.52 })
  @AsNumber()
  @IsLatitude({ message: '$property must be a number between -90 and 90' })
  lat!: number;

  @ApiProperty({ example: 13.405 })
  @AsNumber()
  @IsLongitude({ message: '$property must be a number between -180 and 180' })
  lon!: number;
}

/** A client's message that a program of yours brings into an external channel. */
@IgnoresUnknown()
export class InboxRequest {
  /** An external channel; may be left out where the company has only one. */
  @OptionalId()
  channel_id?: number;

  /** The text. Needed without a picture, a video or a location. */
  @ApiPropertyOptional({ example: 'Is my order ready?' })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT_MAX_LENGTH)
  body?: string;

  /** The address of a picture; we fetch it. */
  @ApiPropertyOptional({ example: 'https://shop.example.com/files/order.png' })
  @IsOptional()
  @IsUrl(WEB_ADDRESS, { message: 'image must be a direct address of a picture, like https://example.com/order.png' })
  @MaxLength(2000)
  image?: string;

  /** The address of a video; we fetch it. */
  @ApiPropertyOptional({ example: 'https://shop.example.com/files/unboxing.mp4' })
  @IsOptional()
  @IsUrl(WEB_ADDRESS, { message: 'video must be a direct address of a video, like https://example.com/unboxing.mp4' })
  @MaxLength(2000)
  video?: string;

  @ApiPropertyOptional({ type: InboxLocation })
  @IsOptional()
  @ValidateNested()
  @Type(() => InboxLocation)
  location?: InboxLocation;

  @ApiProperty({ type: InboxClient })
  @IsDefined({ message: 'from_client must be given, with the id or the phone of the client' })
  @ValidateNested({ message: 'from_client must be an object with the id or the phone of the client' })
  @Type(() => InboxClient)
  from_client!: InboxClient;

  /** Your own id of the message: the same one again is the same message, and changes nothing. */
  @ApiPropertyOptional({ type: String, example: 'order-1042-message-3' })
  @AsText()
  @IsOptional()
  @IsString()
  @MaxLength(255)
  external_id?: string;
}

export class InboxAnswer {
  @ApiProperty() message_id!: number;
  @ApiProperty() channel_id!: number;
  @ApiProperty({ type: Number, nullable: true }) operator_id!: number | null;
  @ApiProperty({ example: 'external' }) transport!: string;
  @ApiProperty({ enum: ['from_client'] }) type!: 'from_client';
  @ApiProperty() client_id!: number;
  @ApiProperty() dialog_id!: number;
  @ApiProperty({ type: Number, nullable: true }) request_id!: number | null;
  @ApiProperty({ example: 'order-1042-message-3' }) external_id!: string;
}

/** For the API's description. */
export const INBOX_EXAMPLES = {
  text: {
    summary: 'A text by a client who is known by an id of yours',
    value: {
      ...{ channel_id: 42, body: 'Is my order ready?', external_id: 'order-1042-message-3' },
      from_client: { id: 'customer-77', nickname: 'Anna Schmidt' },
    },
  },
  picture: {
    summary: 'A picture by a client who is known by his phone',
    value: { body: 'Like this one', image: 'https://shop.example.com/files/order.png', from_client: { phone: '+7 900 000-00-00' } },
  },
  location: { summary: 'A location', value: { location: { lat: 52.52, lon: 13.405 }, from_client: { id: 'customer-77' } } },
};
