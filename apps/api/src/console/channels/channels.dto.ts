import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, Max, Min } from 'class-validator';
import { CHANNEL_STATES, type ChannelState } from '#domain/channels/channel.js';
import { Line, OptionalLine } from '../../http/fields.js';
import { Session } from './channel-care.dto.js';

const texts = { type: 'object', additionalProperties: { type: 'string' } } as const;
const DELIVERIES = ['webhook', 'polling', 'gateway', 'own'] as const;
const SET_UPS = ['automatic', 'by_hand', 'none'] as const;
const TURNS = ['active', 'paused'] as const;

class ChannelCard {
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
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

  /** Store without asking the provider, which can't be reached from here at the moment. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  unchecked?: boolean;
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

export class ChannelCheckError {
  /** The form's field that is wrong, as `secrets.access_token`. */
  @ApiProperty({ type: String, nullable: true }) field!: string | null;
  /** Key of a sentence (`channelRefusal.<reason>`). */
  @ApiProperty() reason!: string;
  @ApiProperty({ type: String, nullable: true }) detail!: string | null;
}

/** Where the refreshing of templates stands. */
export class ChannelTemplates {
  @ApiProperty() count!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) triedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) syncedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextAt!: string | null;
}

export class ChannelHistoryImport {
  @ApiProperty({ enum: ['running', 'paused', 'done', 'failed'] }) state!: 'running' | 'paused' | 'done' | 'failed';
  /** How much the provider has handed over, in per cent. */
  @ApiProperty() progress!: number;
  @ApiProperty() messages!: number;
  @ApiProperty() messagesDone!: number;
  @ApiProperty() messagesKnown!: number;
  @ApiProperty() startedAt!: string;
  @ApiProperty({ type: String, nullable: true }) finishedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
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
  /** How the clients' messages reach us. */
  @ApiProperty({ enum: DELIVERIES }) delivery!: (typeof DELIVERIES)[number];
  /** Whether the provider is told our address by us, or by the admin. */
  @ApiProperty({ enum: SET_UPS }) webhookSetUp!: (typeof SET_UPS)[number];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastInboundAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastOutboundAt!: string | null;
  /** Who the provider says that the credentials belong to. */
  @ApiProperty({ type: String, nullable: true }) accountName!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) checkedAt!: string | null;
  @ApiProperty({ type: ChannelCheckError, nullable: true }) checkError!: ChannelCheckError | null;
  /** Of a personal number; null for every other kind. */
  @ApiProperty({ type: Session, nullable: true }) session!: Session | null;
  /** Null where the provider has no templates. */
  @ApiProperty({ type: ChannelTemplates, nullable: true }) templates!: ChannelTemplates | null;
  @ApiProperty({ type: ChannelHistoryImport, nullable: true }) historyImport!: ChannelHistoryImport | null;
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
  @ApiProperty({ type: [String] }) captionedKinds!: string[];
  @ApiProperty() buttons!: number;
  @ApiProperty() buttonTitleLength!: number;
  /** What a button carries; a longer payload stays with us and a reference travels. 0: buttons are numbered lines of the text. */
  @ApiProperty() payloadLength!: number;
  @ApiProperty({ enum: ['characters', 'bytes'] }) payloadUnit!: 'characters' | 'bytes';
  @ApiProperty() listRows!: number;
  @ApiProperty({ type: [String] }) buttonKinds!: string[];
  @ApiProperty({ type: Number, nullable: true }) replyWindowHours!: number | null;
  /** Bytes by kind of file; a kind that is 0 cannot be sent. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) attachmentBytes!: Record<string, number>;
}

class TransportFeatures {
  @ApiProperty() quotes!: boolean;
  @ApiProperty() location!: boolean;
  @ApiProperty() contacts!: boolean;
  @ApiProperty() templates!: boolean;
  @ApiProperty({ type: [String] }) statuses!: string[];
  @ApiProperty({ type: [String] }) actions!: string[];
  /** Emoji to react with; null = any. */
  @ApiProperty({ type: [String], nullable: true }) reactions!: string[] | null;
}

/** What the connector can be asked for. */
class TransportAbilities {
  @ApiProperty() check!: boolean;
  @ApiProperty() subscribe!: boolean;
  @ApiProperty() signIn!: boolean;
  @ApiProperty() poll!: boolean;
  @ApiProperty() templates!: boolean;
  /** What a chat with somebody who never wrote can be begun by; empty: it cannot. */
  @ApiProperty({ enum: ['phone', 'username'], isArray: true }) begin!: ('phone' | 'username')[];
}

class FieldCondition {
  @ApiProperty() setting!: string;
  @ApiProperty() is!: string;
}

class TransportField {
  @ApiProperty() name!: string;
  @ApiProperty() secret!: boolean;
  @ApiProperty() required!: boolean;
  /** Key of the label in the console's texts. */
  @ApiProperty() label!: string;
  @ApiProperty() example!: string;
  /** Made by us when it is left empty. */
  @ApiProperty() generated!: boolean;
  /** A closed list; null = any text. */
  @ApiProperty({ type: [String], nullable: true }) choices!: string[] | null;
  /** Asked for, and required, only where this setting has this value; null = always. */
  @ApiProperty({ type: FieldCondition, nullable: true }) when!: FieldCondition | null;
}

class Transport {
  @ApiProperty() transport!: string;
  @ApiProperty({ type: TransportLimits }) limits!: TransportLimits;
  @ApiProperty({ type: TransportFeatures }) features!: TransportFeatures;
  @ApiProperty({ type: TransportAbilities }) can!: TransportAbilities;
  @ApiProperty({ type: [TransportField] }) fields!: TransportField[];
}

export class TransportList {
  @ApiProperty({ type: [Transport] }) items!: Transport[];
}
