import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Moment } from '../../http/fields.js';
import { Named } from '../dialogs/dialogs.dto.js';

export class Attachment {
  @ApiProperty() id!: number;
  @ApiProperty() kind!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: String, nullable: true }) mime!: string | null;
  @ApiProperty({ type: Number, nullable: true }) size!: number | null;
  @ApiProperty({ enum: ['pending', 'stored', 'failed'] }) state!: 'pending' | 'stored' | 'failed';
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
  /** Of sound and video, where it is known. */
  @ApiProperty({ type: Number, nullable: true }) durationMs!: number | null;
  /** Of a voice note: loudness over time, 0 to 255. */
  @ApiProperty({ type: [Number], nullable: true }) waveform!: number[] | null;
}

export class SendingError {
  @ApiProperty() code!: string;
  @ApiProperty({ type: String, nullable: true }) detail!: string | null;
  @ApiProperty() reason!: string;
}

export class QuotedMessage {
  @ApiProperty() id!: number;
  @ApiProperty() kind!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
}

export class Reaction {
  @ApiProperty() emoji!: string;
  @ApiProperty({ enum: ['client', 'operator'] }) by!: 'client' | 'operator';
}

export class Message {
  @ApiProperty() id!: number;
  @ApiProperty() dialogId!: number;
  @ApiProperty() kind!: string;
  @ApiProperty() origin!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ type: Object, nullable: true }) content!: Record<string, unknown> | null;
  @ApiProperty({ type: [Attachment] }) attachments!: Attachment[];
  @ApiProperty() status!: string;
  @ApiProperty({ type: SendingError, nullable: true }) error!: SendingError | null;
  @ApiProperty() unconfirmed!: boolean;
  @ApiProperty({ type: Named, nullable: true }) operator!: Named | null;
  @ApiProperty({ type: String, nullable: true }) clientMessageId!: string | null;
  @ApiProperty({ type: QuotedMessage, nullable: true }) quoted!: QuotedMessage | null;
  @ApiProperty({ type: [Reaction] }) reactions!: Reaction[];
  @ApiProperty() sentAt!: string;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) editedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) deletedAt!: string | null;
}

export class MessagePage {
  @ApiProperty({ type: [Message] }) items!: Message[];
  @ApiProperty({ type: String, nullable: true }) before!: string | null;
  @ApiProperty({ type: String, nullable: true }) after!: string | null;
}

export class MessageRows {
  @ApiProperty({ type: [Message] }) items!: Message[];
}

export class ReactRequest {
  /** Null takes our reaction back. */
  @ApiProperty({ type: String, nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  emoji!: string | null;
}

export class EditMessageRequest {
  @ApiProperty()
  @IsString()
  @Matches(/\S/, { message: 'text must have something in it; to take the message back, delete it' })
  @MaxLength(100_000)
  text!: string;
}

export class MessageListQuery {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(100) before?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(100) after?: string;

  @ApiProperty({ required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  around?: number;

  /** The page whose middle is the first message from then on. */
  @Moment()
  at?: string;

  @ApiProperty({ required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

const WEB_ADDRESS = { protocols: ['http', 'https'], require_protocol: true };
const WEB_ADDRESS_WORDS = { message: 'url must be an address like https://example.com for a button of the kind url' };
const BUTTON_KINDS = ['reply', 'url', 'phone', 'email'] as const;

export class ReplyButton {
  @ApiProperty({ enum: BUTTON_KINDS }) @IsIn(BUTTON_KINDS) type!: (typeof BUTTON_KINDS)[number];
  @ApiProperty() @IsString() @MaxLength(200) text!: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(4_096) payload?: string;
  @ApiProperty({ required: false })
  @ValidateIf(({ type }: ReplyButton) => type === 'url')
  @IsUrl(WEB_ADDRESS, WEB_ADDRESS_WORDS)
  url?: string;
}

class WrittenVariable {
  /** Null or absent where the template's placeholders are numbered. */
  @ApiProperty({ required: false, type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(100) name?: string | null;
  @ApiProperty() @IsString() @MaxLength(4_096) value!: string;
}

const TEMPLATE_BUTTONS = ['quick_reply', 'url', 'copy_code'] as const;

class WrittenTemplateButton {
  @ApiProperty() @IsInt() @Min(0) @Max(20) index!: number;
  @ApiProperty({ enum: TEMPLATE_BUTTONS }) @IsIn(TEMPLATE_BUTTONS) kind!: (typeof TEMPLATE_BUTTONS)[number];
  @ApiProperty() @IsString() @MaxLength(4_096) value!: string;
}

export class WrittenTemplate {
  @ApiProperty() @IsString() @MaxLength(512) name!: string;
  @ApiProperty({ example: 'en' }) @IsString() @MaxLength(32) language!: string;

  @ApiProperty({ required: false, type: [WrittenVariable] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => WrittenVariable)
  header?: WrittenVariable[];

  @ApiProperty({ required: false, type: [WrittenVariable] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => WrittenVariable)
  body?: WrittenVariable[];

  @ApiProperty({ required: false, type: [WrittenTemplateButton] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => WrittenTemplateButton)
  buttons?: WrittenTemplateButton[];
}

export class WrittenLocation {
  @ApiProperty() @IsLatitude() latitude!: number;
  @ApiProperty() @IsLongitude() longitude!: number;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(255) name?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(255) address?: string;
}

class WrittenPhone {
  @ApiProperty() @IsString() @MaxLength(40) phone!: string;
}

export class WrittenContact {
  @ApiProperty() @IsString() @MaxLength(255) name!: string;

  @ApiProperty({ type: [WrittenPhone] })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => WrittenPhone)
  phones!: WrittenPhone[];
}

export class WriteMessageRequest {
  @ApiProperty({ description: "The writer's own id; the same id again changes nothing" })
  @IsUUID(undefined, { message: 'clientMessageId must be a UUID' })
  clientMessageId!: string;

  @ApiProperty({ enum: ['to_client', 'comment'] })
  @IsIn(['to_client', 'comment'], { message: 'kind must be to_client or comment' })
  kind!: 'to_client' | 'comment';

  @ApiProperty({ required: false, type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100_000)
  text?: string | null;

  @ApiProperty({ required: false, type: [Number] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  uploadIds?: number[];

  @ApiProperty({ required: false, type: Number, nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  quotedId?: number | null;

  @ApiProperty({ required: false, type: WrittenTemplate })
  @IsOptional()
  @ValidateNested()
  @Type(() => WrittenTemplate)
  template?: WrittenTemplate;

  @ApiProperty({ required: false, type: WrittenLocation })
  @IsOptional()
  @ValidateNested()
  @Type(() => WrittenLocation)
  location?: WrittenLocation;

  @ApiProperty({ required: false, type: [WrittenContact] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => WrittenContact)
  contacts?: WrittenContact[];

  @ApiProperty({ required: false, type: [ReplyButton] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ReplyButton)
  buttons?: ReplyButton[];
}
