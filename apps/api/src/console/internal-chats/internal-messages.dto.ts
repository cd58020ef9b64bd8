import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { INTERNAL_LIMITS, type InternalSystemCode } from '#domain/internal-chats/internal-chat.js';
import { asNumber, IfGiven, PageLimit } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';
import { Named } from '../dialogs/dialogs.dto.js';
import { Attachment } from '../messages/messages.dto.js';
import { IdList } from './id-list.js';

const SYSTEM_CODES = ['group_created', 'group_renamed', 'members_added', 'member_removed', 'member_left', 'owner_changed'] as const;
const text = { type: String, nullable: true } as const;

class InternalSystemParams {
  /** Who did it. */
  @ApiPropertyOptional() by?: string;
  /** To whom it happened; several names with commas between. */
  @ApiPropertyOptional() who?: string;
  /** What the group is called from then on. */
  @ApiPropertyOptional() name?: string;
}

/** What happened to a group, with the names as they were then. */
export class InternalSystemLine {
  @ApiProperty({ enum: SYSTEM_CODES }) code!: InternalSystemCode;
  @ApiProperty({ type: InternalSystemParams }) params!: InternalSystemParams;
}

export class QuotedInternalMessage {
  @ApiProperty() id!: number;
  @ApiProperty({ type: Named, nullable: true }) author!: Named | null;
  @ApiProperty(text) text!: string | null;
  /** Of a message without a text: what its first file is. */
  @ApiProperty(text) attachmentKind!: string | null;
  @ApiProperty() deleted!: boolean;
}

const AUTHORS = ['operator', 'client', 'bot'] as const;

/** Who wrote the original, as he was when it was forwarded. */
export class ForwardedAuthor {
  @ApiProperty({ enum: AUTHORS }) kind!: (typeof AUTHORS)[number];
  @ApiProperty({ type: Number, nullable: true }) id!: number | null;
  @ApiProperty() name!: string;
  /** Address of the picture; null = initials are shown. */
  @ApiProperty(text) avatar!: string | null;
}

/** What a copy keeps of its original, whatever becomes of that. */
export class Forwarded {
  @ApiProperty({ type: ForwardedAuthor }) author!: ForwardedAuthor;
  /** When the original was written. */
  @ApiProperty() sentAt!: string;
  /** Of a client's chat: the channel's name. */
  @ApiProperty(text) channel!: string | null;
}

export class InternalMessage {
  @ApiProperty() id!: number;
  @ApiProperty() chatId!: number;
  @ApiProperty({ enum: ['message', 'system'] }) kind!: 'message' | 'system';
  /** Who wrote it, or forwarded it. */
  @ApiProperty({ type: Named, nullable: true }) author!: Named | null;
  @ApiProperty(text) text!: string | null;
  /** A forwarded place or contacts, as in a client's chat. */
  @ApiProperty({ type: Object, nullable: true }) content!: Record<string, unknown> | null;
  @ApiProperty({ type: InternalSystemLine, nullable: true }) system!: InternalSystemLine | null;
  @ApiProperty({ type: [Attachment] }) attachments!: Attachment[];
  @ApiProperty({ type: QuotedInternalMessage, nullable: true }) quoted!: QuotedInternalMessage | null;
  /** Members whose names are called in the text. */
  @ApiProperty({ type: [Named] }) mentions!: Named[];
  @ApiProperty({ type: Forwarded, nullable: true }) forwarded!: Forwarded | null;
  @ApiProperty(text) clientMessageId!: string | null;
  @ApiProperty() createdAt!: string;
  @ApiProperty(text) editedAt!: string | null;
  @ApiProperty(text) deletedAt!: string | null;
  @ApiProperty(text) pinnedAt!: string | null;
}

export class InternalMessagePage {
  @ApiProperty({ type: [InternalMessage], description: 'Oldest first' }) items!: InternalMessage[];
  /** For the page of older ones; null = this is the beginning. */
  @ApiProperty({ type: Number, nullable: true }) before!: number | null;
  /** For the page of newer ones; null = this is the end. */
  @ApiProperty({ type: Number, nullable: true }) after!: number | null;
}

export class InternalMessageRows {
  @ApiProperty({ type: [InternalMessage] }) items!: InternalMessage[];
}

export class InternalMessagesQuery {
  @ApiPropertyOptional({ description: 'Older than this message' }) @IsOptional() @asNumber @IsId() before?: number;
  @ApiPropertyOptional({ description: 'Newer than this message' }) @IsOptional() @asNumber @IsId() after?: number;
  @ApiPropertyOptional({ description: 'This message with those before and after it' }) @IsOptional() @asNumber @IsId() around?: number;
  @PageLimit(100) limit: number = 50;
}

export class WriteInternalMessageRequest {
  @ApiProperty({ description: 'Of the writer’s own making: sent again, it answers what is stored already' })
  @IsUUID()
  clientMessageId!: string;

  @ApiPropertyOptional(text)
  @IsOptional()
  @IsString()
  @MaxLength(INTERNAL_LIMITS.text)
  text?: string | null;

  @ApiPropertyOptional({ type: Number, nullable: true, description: 'A message of the same chat' })
  @IsOptional()
  @IsId()
  quotedId?: number | null;

  @ApiPropertyOptional({ type: [Number] })
  @IfGiven()
  @IdList({ most: INTERNAL_LIMITS.files })
  uploadIds?: number[];

  @ApiPropertyOptional({ type: [Number], description: 'Ids of members of the chat' })
  @IfGiven()
  @IdList({ most: INTERNAL_LIMITS.mentions })
  mentions?: number[];
}

export class EditInternalMessageRequest {
  @ApiProperty()
  @IsString()
  @Matches(/\S/, { message: 'text must have something in it; to take the message back, delete it' })
  @MaxLength(INTERNAL_LIMITS.text)
  text!: string;

  @ApiPropertyOptional({ type: [Number], description: 'Absent: as they were, as far as they are members still' })
  @IfGiven()
  @IdList({ most: INTERNAL_LIMITS.mentions })
  mentions?: number[];
}

export class ForwardRequest {
  @ApiProperty()
  @IsUUID()
  clientMessageId!: string;

  @ApiPropertyOptional({ type: [Number], description: 'Messages of internal chats' })
  @IfGiven()
  @IdList({ most: INTERNAL_LIMITS.forwarded })
  messageIds?: number[];

  @ApiPropertyOptional({ type: [Number], description: 'Messages of clients’ chats' })
  @IfGiven()
  @IdList({ most: INTERNAL_LIMITS.forwarded })
  dialogMessageIds?: number[];

  @ApiProperty({ type: [Number], description: 'The internal chats that the copies go to' })
  @IdList({ least: 1, most: INTERNAL_LIMITS.targets })
  chatIds!: number[];
}

export class SearchInternalQuery {
  @ApiProperty() @IsString() @MinLength(2) @MaxLength(200) query!: string;
  @ApiPropertyOptional({ description: 'In this chat only' }) @IsOptional() @asNumber @IsId() chatId?: number;
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @asNumber @IsId() before?: number;
  @PageLimit(50) limit: number = 30;
}

class ExcerptPart {
  @ApiProperty() text!: string;
  @ApiProperty() hit!: boolean;
}

export class FoundInternalMessage {
  @ApiProperty({ type: InternalMessage }) message!: InternalMessage;
  /** Where it stands: the group's name, or the other one's; empty = Favourites. */
  @ApiProperty() chatName!: string;
  @ApiProperty({ type: [ExcerptPart] }) excerpt!: ExcerptPart[];
}

export class InternalSearchPage {
  @ApiProperty({ type: [FoundInternalMessage], description: 'The newest first' }) items!: FoundInternalMessage[];
  @ApiProperty({ type: Number, nullable: true }) next!: number | null;
}
