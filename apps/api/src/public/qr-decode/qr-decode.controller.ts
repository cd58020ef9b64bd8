import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { IgnoresUnknown } from '../../http/validation.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { AnyToken } from '../scope.js';
import { QrDecoder } from './qr-decoder.js';

@IgnoresUnknown()
export class QrDecodeRequest {
  @ApiProperty({ example: 'https://example.org/code.png' })
  @IsString()
  @MinLength(1)
  @MaxLength(2048)
  image_path!: string;
}

export class DecodedQr {
  @ApiProperty() text!: string;
}

@PublicController('qr-decode')
export class PublicQrDecodeController {
  constructor(private readonly decoder: QrDecoder) {}

  @Post()
  @HttpCode(200)
  @AnyToken()
  @ApiOperation({ summary: 'Reads the QR code of a picture', description: 'A PNG or JPEG of 5 MB and 4 million pixels at most.' })
  @ApiAnswer(DecodedQr)
  async decode(@Body() { image_path }: QrDecodeRequest): Promise<Answer<DecodedQr>> {
    return { data: { text: await this.decoder.decode(image_path) } };
  }
}
