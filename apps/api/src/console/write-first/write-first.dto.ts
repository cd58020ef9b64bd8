import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { OptionalLine } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';
import { Named } from '../dialogs/dialogs.dto.js';
import { WrittenTemplate } from '../messages/messages.dto.js';

/** Whom: by one of phone, username and clientId. */
export class StartCheckRequest {
  @ApiProperty()
  @IsId()
  channelId!: number;

  @ApiPropertyOptional({ description: 'With the code of its country', example: '+7 900 111 22 33' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional({ description: 'His name in the messenger', example: '@anna_lem' })
  @IsOptional()
  @IsString()
  @MaxLength(70)
  username?: string;

  @ApiPropertyOptional({ description: 'A client of another channel, by his phone' })
  @IsOptional()
  @IsId()
  clientId?: number;
}

export class StartCheck {
  @ApiProperty({ type: Named, nullable: true, description: 'The client, if the channel knows him already' }) known!: Named | null;
  @ApiProperty({ type: Number, nullable: true, description: 'His dialog, if the caller sees it' }) dialogId!: number | null;
  @ApiProperty({ type: Named, nullable: true, description: 'Whoever serves him now' }) operator!: Named | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether the messenger knows him; null: it does not say' })
  exists!: boolean | null;
  @ApiProperty({ description: 'Whether the first message must be a template' }) needsTemplate!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'As the messenger calls him' }) name!: string | null;
}

export class StartDialogRequest extends StartCheckRequest {
  @ApiProperty({ description: "The writer's own id; the same id again changes nothing" })
  @IsUUID(undefined, { message: 'clientMessageId must be a UUID' })
  clientMessageId!: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'As the operators shall see him' })
  @IsOptional()
  @OptionalLine(100)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100_000)
  text?: string;

  @ApiPropertyOptional({ type: [Number], description: 'The file in the head of a template' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  uploadIds?: number[];

  @ApiPropertyOptional({ type: WrittenTemplate })
  @IsOptional()
  @ValidateNested()
  @Type(() => WrittenTemplate)
  template?: WrittenTemplate;
}
