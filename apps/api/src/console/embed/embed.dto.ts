import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsId } from '../../http/validation.js';
import { Me } from '../sessions/sessions.dto.js';

export class MakeEmbedTokenRequest {
  /** The only dialog that the frame shows; absent or null = the list. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  dialogId?: number | null;

  /** Names of actions, parted by commas, or `all`; unknown ones are passed over. */
  @ApiPropertyOptional({ example: 'comment,search' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  disabledActions?: string;
}

export class EmbedToken {
  /** For the frame, which changes it for a session, once. */
  @ApiProperty() token!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  /** What the frame shows. */
  @ApiProperty({ example: 'https://desk.example/embed/5?dialog=17' }) url!: string;
}

export class OpenFrameRequest {
  /** Of the frame's address. */
  @ApiProperty()
  @IsId()
  companyId!: number;

  @ApiProperty()
  @IsString()
  @MaxLength(100)
  token!: string;

  /** Of the page around the frame, by the browser's word. */
  @ApiProperty({ example: 'https://crm.example' })
  @IsString()
  @MaxLength(300)
  origin!: string;
}

export class OpenedFrame {
  /** Goes into `Authorization: Bearer …` of every call, and is kept in the frame's memory alone. */
  @ApiProperty() bearer!: string;
  /** From then on the page is asked for another token. */
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  @ApiProperty({ type: Me }) me!: Me;
}

export class FileLink {
  /** Below the product's address; good for as long as the session is. */
  @ApiProperty() url!: string;
}
