import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { mayUpload } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { UploadReceiver } from './upload-receiver.js';
import { Upload, UploadRequest } from './uploads.dto.js';

@ApiTags('messages')
@Controller('api/uploads')
export class UploadsController {
  constructor(private readonly receiver: UploadReceiver) {}

  @Requires(mayUpload)
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadRequest })
  @ApiCreatedResponse({ type: Upload })
  upload(@Caller() caller: SignedIn, @Req() request: FastifyRequest): Promise<Upload> {
    return this.receiver.receive(caller, request);
  }
}
