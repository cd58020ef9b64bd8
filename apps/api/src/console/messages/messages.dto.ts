import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
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

  @ApiProperty({ required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

export class ReplyButton {
  @ApiProperty({ enum: ['reply'] }) @IsIn(['reply']) type!: 'reply';
  @ApiProperty() @IsString() @MaxLength(200) text!: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(4_096) payload?: string;
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

  @ApiProperty({ required: false, type: [ReplyButton] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ReplyButton)
  buttons?: ReplyButton[];
}
