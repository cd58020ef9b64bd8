import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { DialogFilter } from '#persistence/dialogs/dialog-list.view.js';
import { IsId } from '../../http/validation.js';

const FILTERS: DialogFilter[] = ['mine', 'new', 'bot', 'snoozed', 'all', 'closed', 'blocked'];

export class Named {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
}

export class DialogChannel extends Named {
  @ApiProperty() transport!: string;
}

export class DialogWaits {
  @ApiProperty({ enum: ['any', 'operator'] }) for!: 'any' | 'operator';
  @ApiProperty({ type: Named, nullable: true }) operator!: Named | null;
  @ApiProperty() since!: string;
  /** From then on the rules leave it to people, unless the client writes again; null = they don't. */
  @ApiProperty({ type: String, nullable: true }) staleAt!: string | null;
}

export class LastMessage {
  @ApiProperty() id!: number;
  @ApiProperty() kind!: string;
  @ApiProperty() preview!: string;
  @ApiProperty() at!: string;
}

export class DialogRow {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: ['open', 'closed'] }) state!: 'open' | 'closed';
  @ApiProperty({ type: Named }) client!: Named;
  @ApiProperty({ type: DialogChannel }) channel!: DialogChannel;
  @ApiProperty({ type: Named, nullable: true }) operator!: Named | null;
  @ApiProperty({ type: Named, nullable: true, description: 'Whose members serve it instead of those of the channel' }) group!: Named | null;
  @ApiProperty({ type: DialogWaits, nullable: true }) waits!: DialogWaits | null;
  @ApiProperty({
    ...{ enum: ['running', 'paused'], nullable: true, type: String },
    description: 'running: a bot serves it; paused: an operator has taken it from the bot',
  })
  bot!: 'running' | 'paused' | null;
  @ApiProperty({ type: String, nullable: true, description: 'Put off until then' }) snoozedUntil!: string | null;
  @ApiProperty() unreadCount!: number;
  @ApiProperty() readUpToId!: number;
  @ApiProperty({ type: LastMessage, nullable: true }) lastMessage!: LastMessage | null;
  @ApiProperty({ type: Number, nullable: true }) requestId!: number | null;
  @ApiProperty({
    ...{ type: String, nullable: true },
    description: 'Nothing pays for its month: since then it stands in the list "blocked" only, and every write to it is 409 dialog_blocked',
  })
  blockedAt!: string | null;
  @ApiProperty({ description: 'Messages that are withheld until something pays for it' }) withheldMessages!: number;
  @ApiProperty() openedAt!: string;
  @ApiProperty({ type: String, nullable: true }) closedAt!: string | null;
}

export class DialogPage {
  @ApiProperty({ type: [DialogRow] }) items!: DialogRow[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class DialogRows {
  @ApiProperty({ type: [DialogRow] }) items!: DialogRow[];
}

export class DialogCounters {
  @ApiProperty() mine!: number;
  @ApiProperty() new!: number;
  @ApiProperty() unread!: number;
  @ApiProperty({ description: 'Dialogs that bots serve' }) bot!: number;
  @ApiProperty({ description: 'Dialogs that are put off; they count in no other of these' }) snoozed!: number;
  @ApiProperty({ description: 'Dialogs that nothing pays for; they count in no other of these' }) blockedCount!: number;
}

export class DialogLimits {
  @ApiProperty() textLength!: number;
  @ApiProperty() captionLength!: number;
  @ApiProperty() buttons!: number;
  @ApiProperty() buttonTitleLength!: number;
}

export class DialogListQuery {
  @ApiProperty({ enum: FILTERS, required: false })
  @IsOptional()
  @IsIn(FILTERS, { message: 'filter must be mine, new, bot, snoozed, all, closed or blocked' })
  filter: DialogFilter = 'all';

  @ApiProperty({ required: false })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  query?: string;

  @ApiProperty({ required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  channelId?: number;

  @ApiProperty({ required: false })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  after?: string;

  @ApiProperty({ required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

export class ReadRequest {
  @ApiProperty()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  upToId!: number;
}

export class UnreadRequest {
  @ApiProperty()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  fromId!: number;
}

export class SnoozeRequest {
  @ApiProperty({ description: 'When it comes back by itself, a year ahead at most', example: '2026-11-30T06:00:00.000Z' })
  @IsISO8601({ strict: true }, { message: 'until must be a time like 2026-11-30T06:00:00.000Z' })
  until!: string;
}

/** To an operator or to a group, one of the two. */
export class TransferRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @IsId()
  operatorId?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsId()
  groupId?: number;

  @ApiPropertyOptional({ description: 'Why, for colleagues; the client does not see it', maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  comment?: string;
}
