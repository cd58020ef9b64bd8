import { ApiProperty } from '@nestjs/swagger';

export const TYPES = ['from_client', 'to_client', 'autoreply', 'system', 'comment'] as const;

class PublicAttachment {
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty() link!: string;
}

const text = { type: String, nullable: true } as const;

export class PublicMessage {
  @ApiProperty() id!: number;
  @ApiProperty(text) text!: string | null;
  @ApiProperty(text) coordinates!: string | null;
  @ApiProperty() transport!: string;
  @ApiProperty({ enum: TYPES }) type!: (typeof TYPES)[number];
  @ApiProperty({ enum: ['0', '1'] }) read!: '0' | '1';
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) created!: string;
  @ApiProperty(text) pdf!: string | null;
  /** The provider's id where it is a number. */
  @ApiProperty({ type: Number, nullable: true }) remote_id!: number | null;
  @ApiProperty(text) recipient_status!: string | null;
  @ApiProperty(text) ai_tips!: string | null;
  /** The links work without the token, for 30 days. */
  @ApiProperty({ type: [PublicAttachment] }) attachments!: PublicAttachment[];
  @ApiProperty(text) photo!: string | null;
  @ApiProperty(text) video!: string | null;
  @ApiProperty(text) audio!: string | null;
  @ApiProperty({ type: Number, nullable: true }) operator_id!: number | null;
  @ApiProperty() channel_id!: number;
  @ApiProperty() dialog_id!: number;
  @ApiProperty() client_id!: number;
  @ApiProperty({ type: Number, nullable: true }) request_id!: number | null;
  /** 1 while no operator has read what the client wrote. */
  @ApiProperty({ enum: [0, 1] }) is_new!: 0 | 1;
  /** `payload` of a pressed button, `external_id` at the provider, `error_code` and `error_text` of what did not arrive. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) extra_data!: Record<string, string>;
  @ApiProperty(text) status!: string | null;
}
