import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { EMBED_TOKEN_SECONDS, FRAME_ACTIONS } from '#domain/embed/frame.js';
import { asNumber } from '../../http/fields.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalId, RequiredId } from '../parameters.js';

@IgnoresUnknown()
export class MakeEmbedTokenParameters {
  /** Whose chats the frame shows. */
  @RequiredId()
  operator_id!: number;

  /** The only dialog that it shows; without it, the list. */
  @OptionalId()
  dialog_id?: number;

  /** Names, as a list or parted by commas, or `all`; unknown ones are passed over. */
  @ApiPropertyOptional({ type: [String], example: ['comment', 'search'], description: `${FRAME_ACTIONS.join(', ')} or all` })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsOptional()
  @IsArray()
  @IsString({ each: true, message: 'disabled_actions must be names of actions: comment,search' })
  disabled_actions?: string[];

  /** How many seconds the token waits for its frame. */
  @ApiPropertyOptional({ minimum: EMBED_TOKEN_SECONDS.least, maximum: EMBED_TOKEN_SECONDS.most, default: EMBED_TOKEN_SECONDS.usual })
  @IsOptional()
  @asNumber
  @IsInt({ message: 'ttl must be a whole number of seconds' })
  @Min(EMBED_TOKEN_SECONDS.least)
  @Max(EMBED_TOKEN_SECONDS.most)
  ttl?: number;
}

export class PublicEmbedToken {
  /** For the frame, which changes it for a session, once. */
  @ApiProperty() token!: string;
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) expires_at!: string;
  /** What the frame shows. */
  @ApiProperty({ example: 'https://desk.example/embed/5?dialog=17' }) url!: string;
}
