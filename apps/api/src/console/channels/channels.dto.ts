import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { CHANNEL_STATES, type ChannelState } from '#domain/channels/channel.js';
import { Line, OptionalLine } from '../../http/fields.js';

const texts = { type: 'object', additionalProperties: { type: 'string' } } as const;
const TURNS = ['active', 'paused'] as const;

class ChannelCard {
  @ApiPropertyOptional({ type: String, nullable: true })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @OptionalLine(40)
  phone?: string | null;

  @ApiPropertyOptional({ type: [Number] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  groupIds?: number[];
}

export class ConnectChannelRequest extends ChannelCard {
  @ApiProperty({ example: 'whatsapp-cloud' })
  @Line(64)
  transport!: string;

  @ApiProperty()
  @Line(100)
  name!: string;

  /** The names come from GET /api/transports. */
  @ApiProperty(texts)
  @IsObject()
  settings!: Record<string, string>;

  @ApiProperty(texts)
  @IsObject()
  secrets!: Record<string, string>;
}

export class ChangeChannelRequest extends ChannelCard {
  @ApiPropertyOptional()
  @IsOptional()
  @Line(100)
  name?: string;

  /** Only the given ones change; an empty text takes an optional one away. */
  @ApiPropertyOptional(texts)
  @IsOptional()
  @IsObject()
  settings?: Record<string, string>;

  @ApiPropertyOptional(texts)
  @IsOptional()
  @IsObject()
  secrets?: Record<string, string>;

  @ApiPropertyOptional({ enum: TURNS })
  @IsOptional()
  @IsIn(TURNS)
  state?: (typeof TURNS)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  autoAssign?: boolean;
}

export class Channel {
  @ApiProperty() id!: number;
  @ApiProperty() transport!: string;
  /** Empty for those who may not manage channels, like all that follows from it. */
  @ApiProperty() key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ enum: CHANNEL_STATES }) state!: ChannelState;
  @ApiProperty(texts) settings!: Record<string, string>;
  @ApiProperty() webhookPath!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastInboundAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) lastError!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastErrorAt!: string | null;
  @ApiProperty() quarantined!: number;
  @ApiProperty({ type: [Number] }) groupIds!: number[];
  @ApiProperty() autoAssign!: boolean;
}

export class ChannelList {
  @ApiProperty({ type: [Channel] }) items!: Channel[];
}

class TransportLimits {
  @ApiProperty() textLength!: number;
  @ApiProperty() captionLength!: number;
  @ApiProperty() buttons!: number;
  @ApiProperty() buttonTitleLength!: number;
}

class TransportField {
  @ApiProperty() name!: string;
  @ApiProperty() secret!: boolean;
  @ApiProperty() required!: boolean;
  /** Key of the label in the console's texts. */
  @ApiProperty() label!: string;
  @ApiProperty() example!: string;
}

class Transport {
  @ApiProperty() transport!: string;
  @ApiProperty({ type: TransportLimits }) limits!: TransportLimits;
  @ApiProperty({ type: [TransportField] }) fields!: TransportField[];
}

export class TransportList {
  @ApiProperty({ type: [Transport] }) items!: Transport[];
}
