import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { asNumber, Line, Moment, PageLimit } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';
import { DialogRow } from '../dialogs/dialogs.dto.js';
import { Message } from '../messages/messages.dto.js';

export class MessageSearchQuery {
  /** Words in Russian or English in any form; "a phrase" in quotes; -without; or. */
  @ApiProperty({ maxLength: 200 })
  @Line(200)
  query!: string;

  @ApiPropertyOptional() @IsOptional() @asNumber @IsId() dialogId?: number;

  /** In all dialogs of a person. */
  @ApiPropertyOptional() @IsOptional() @asNumber @IsId() cardId?: number;

  @ApiPropertyOptional() @IsOptional() @asNumber @IsId() channelId?: number;

  /** Written by this operator. */
  @ApiPropertyOptional() @IsOptional() @asNumber @IsId() operatorId?: number;

  /** From then on. */
  @Moment() from?: string;

  /** Before then. */
  @Moment() to?: string;

  /** `next` of the page before. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) before?: string;

  @PageLimit(100) limit: number = 20;
}

export class ExcerptPart {
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'Whether this is what was looked for' }) hit!: boolean;
}

export class FoundMessage {
  @ApiProperty({ type: Message }) message!: Message;
  @ApiProperty({ type: DialogRow }) dialog!: DialogRow;
  @ApiProperty({ type: [ExcerptPart] }) excerpt!: ExcerptPart[];
}

export class FoundMessages {
  /** The newest first. */
  @ApiProperty({ type: [FoundMessage] }) items!: FoundMessage[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
  @ApiProperty({ description: 'False: looking through everything would have taken too long; there may be older ones, from `next` on' })
  complete!: boolean;
}
