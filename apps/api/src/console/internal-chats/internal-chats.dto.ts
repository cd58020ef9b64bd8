import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, ValidateIf } from 'class-validator';
import { INTERNAL_CHAT_KINDS, INTERNAL_LIMITS, type InternalChatKind } from '#domain/internal-chats/internal-chat.js';
import { IfGiven, Line } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';
import { Named } from '../dialogs/dialogs.dto.js';
import { IdList } from './id-list.js';
import { InternalMessage } from './internal-messages.dto.js';

const OPERATOR_STATES = ['active', 'blocked', 'deleted'] as const;
const STATUSES = ['online', 'away', 'offline'] as const;
const ROLES = ['owner', 'member'] as const;

/** A colleague as the others see him; who is blocked or deleted keeps his name in the chats that he was in. */
export class InternalColleague extends Named {
  @ApiProperty({ enum: OPERATOR_STATES }) state!: (typeof OPERATOR_STATES)[number];
  @ApiProperty({ enum: STATUSES }) status!: (typeof STATUSES)[number];
  @ApiProperty() connected!: boolean;
}

export class InternalMember extends InternalColleague {
  @ApiProperty({ enum: ROLES }) role!: (typeof ROLES)[number];
  /** Up to which message he has read; 0 = none. */
  @ApiProperty() readUpToId!: number;
  @ApiProperty() joinedAt!: string;
}

/** A line of the list, as one member sees it. */
export class InternalChatRow {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: INTERNAL_CHAT_KINDS }) kind!: InternalChatKind;
  /** Of a group. */
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  /** Of a personal chat: the other one. */
  @ApiProperty({ type: InternalColleague, nullable: true }) peer!: InternalColleague | null;
  @ApiProperty() membersCount!: number;
  @ApiProperty({ enum: ROLES }) role!: (typeof ROLES)[number];
  @ApiProperty({ type: InternalMessage, nullable: true }) lastMessage!: InternalMessage | null;
  @ApiProperty() lastMessageAt!: string;
  @ApiProperty() unreadCount!: number;
  @ApiProperty() mentionsCount!: number;
  @ApiProperty() pinned!: boolean;
  @ApiProperty() muted!: boolean;
  /** Up to which message the asker has read. */
  @ApiProperty() readUpToId!: number;
  /** Up to which message anybody else has read: below it one's own messages have their second tick. */
  @ApiProperty() othersReadUpToId!: number;
}

export class InternalChatList {
  @ApiProperty({ type: [InternalChatRow], description: 'Pinned ones first, then by the last message' }) items!: InternalChatRow[];
}

export class InternalChat extends InternalChatRow {
  @ApiProperty({ type: [InternalMember] }) members!: InternalMember[];
  /** Pinned messages, the last pinned first. */
  @ApiProperty({ type: [InternalMessage] }) pins!: InternalMessage[];
}

export class StartInternalChatRequest {
  @ApiProperty({ enum: INTERNAL_CHAT_KINDS, description: 'personal and favourites: what is there already is answered' })
  @IsIn(INTERNAL_CHAT_KINDS, { message: 'kind must be personal, group or favourites' })
  kind!: InternalChatKind;

  @ApiPropertyOptional({ description: 'personal: the colleague' })
  @ValidateIf(({ kind }: StartInternalChatRequest) => kind === 'personal')
  @IsId()
  operatorId?: number;

  @ApiPropertyOptional({ description: 'group' })
  @ValidateIf(({ kind }: StartInternalChatRequest) => kind === 'group')
  @Line(INTERNAL_LIMITS.name)
  name?: string;

  @ApiPropertyOptional({ type: [Number], description: 'group: who else is in it' })
  @IfGiven()
  @IdList({ most: INTERNAL_LIMITS.members - 1 })
  operatorIds?: number[];
}

export class RenameGroupRequest {
  @ApiProperty()
  @Line(INTERNAL_LIMITS.name)
  name!: string;
}

/** For oneself alone. */
export class OwnViewRequest {
  @ApiPropertyOptional() @IfGiven() @IsBoolean() pinned?: boolean;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() muted?: boolean;
}

export class AddMembersRequest {
  @ApiProperty({ type: [Number] })
  @IdList({ least: 1, most: INTERNAL_LIMITS.members })
  operatorIds!: number[];
}

export class HandOverRequest {
  @ApiProperty()
  @IsId()
  operatorId!: number;
}

export class ReadInternalRequest {
  @ApiProperty({ description: 'The last message that was seen' })
  @IsId()
  upToId!: number;
}
