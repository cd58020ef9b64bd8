import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CHANNEL_SESSION_STATES, type ChannelSessionState } from '#domain/channels/channel-session.js';
import { Line } from '../../http/fields.js';

const texts = { type: 'object', additionalProperties: { type: 'string' } } as const;
const STEPS = ['qr', 'phone', 'code', 'password', 'sign_out'] as const;

export class CheckChannelRequest {
  @ApiProperty({ example: 'whatsapp-cloud' })
  @Line(64)
  transport!: string;

  /** Of a channel that exists: what is not given stays as it is stored. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  channelId?: number;

  @ApiProperty(texts)
  @IsObject()
  settings!: Record<string, string>;

  @ApiProperty(texts)
  @IsObject()
  secrets!: Record<string, string>;
}

class Account {
  @ApiProperty({ type: String, nullable: true }) id!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
}

export class ChannelCheck {
  /** Null: this kind of channel has nobody to ask. */
  @ApiProperty({ type: Account, nullable: true }) account!: Account | null;
}

export class SignInRequest {
  @ApiProperty({ enum: STEPS })
  @IsIn(STEPS, { message: `step must be one of ${STEPS.join(', ')}` })
  step!: (typeof STEPS)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @Line(40)
  phone?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Line(20)
  code?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(256)
  password?: string;
}

export class Session {
  @ApiProperty({ enum: CHANNEL_SESSION_STATES }) state!: ChannelSessionState;
  /** What the QR code holds, or a picture of it as a data URL. */
  @ApiProperty({ type: String, nullable: true }) qr!: string | null;
  /** Key of a sentence (`channelSession.<problem>`). */
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
  @ApiProperty({ type: String, nullable: true }) account!: string | null;
}
