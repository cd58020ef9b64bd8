import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../../http/validation.js';
import { QuotedMessage } from '../messages/messages.dto.js';

/** A year: whoever was away for longer has lost nothing that he remembers. */
const OLDEST_MS = 366 * 86_400_000;

export class Draft {
  @ApiProperty() dialogId!: number;
  @ApiProperty({ enum: ['to_client', 'comment'] }) kind!: 'to_client' | 'comment';
  @ApiProperty({ description: 'Empty: it was sent or dropped' }) text!: string;
  @ApiProperty({ type: QuotedMessage, nullable: true }) quoted!: QuotedMessage | null;
  @ApiProperty() updatedAt!: string;
}

export class Drafts {
  @ApiProperty({ type: [Draft] }) items!: Draft[];
}

export class KeepDraftRequest {
  @ApiProperty({ enum: ['to_client', 'comment'] })
  @IsIn(['to_client', 'comment'], { message: 'kind must be to_client or comment' })
  kind!: 'to_client' | 'comment';

  @ApiProperty({ maxLength: 20_000 })
  @IsString()
  @MaxLength(20_000)
  text!: string;

  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  quotedId?: number | null;

  @ApiPropertyOptional({ description: 'How many milliseconds ago it was written; the newer draft stays', default: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(OLDEST_MS)
  ageMs?: number;
}
