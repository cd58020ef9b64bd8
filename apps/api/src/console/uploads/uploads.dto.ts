import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

const KINDS = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;
const UPLOAD_STATES = ['ready', 'preparing', 'failed'] as const;

export class Upload {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() mime!: string;
  @ApiProperty() size!: number;
  @ApiProperty({ enum: KINDS }) kind!: (typeof KINDS)[number];
  /** A recording is `preparing` until it has become a voice note; it may be sent meanwhile. */
  @ApiProperty({ enum: UPLOAD_STATES }) state!: (typeof UPLOAD_STATES)[number];
  /** Key of the sentence that says why it failed. */
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
  @ApiProperty({ type: Number, nullable: true }) durationMs!: number | null;
  /** Of a voice note: loudness over time, 0 to 255. */
  @ApiProperty({ type: [Number], nullable: true }) waveform!: number[] | null;
}

export class UploadQuery {
  @ApiProperty({ required: false, enum: ['voice'], description: 'voice: a recording, of which a voice note is made' })
  @IsOptional()
  @IsIn(['voice'], { message: 'purpose must be voice, or absent' })
  purpose?: 'voice';
}

/** multipart/form-data. */
export class UploadRequest {
  @ApiProperty({ type: String, format: 'binary' }) file!: unknown;
}
