import { ApiProperty } from '@nestjs/swagger';

const KINDS = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;

export class Upload {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() mime!: string;
  @ApiProperty() size!: number;
  @ApiProperty({ enum: KINDS }) kind!: (typeof KINDS)[number];
}

/** multipart/form-data. */
export class UploadRequest {
  @ApiProperty({ type: String, format: 'binary' }) file!: unknown;
}
