import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { mayUpload } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { UploadStore } from '#persistence/uploads/upload.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { UploadReceiver } from './upload-receiver.js';
import { presentUpload } from './upload.presenter.js';
import { Upload, UploadQuery, UploadRequest } from './uploads.dto.js';

@ApiTags('messages')
@Controller('api/uploads')
export class UploadsController {
  constructor(
    private readonly receiver: UploadReceiver,
    private readonly uploads: UploadStore,
  ) {}

  /** A recording (`purpose=voice`) is answered for at once; what becomes of it is asked for below. */
  @Requires(mayUpload)
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadRequest })
  @ApiCreatedResponse({ type: Upload })
  upload(@Caller() caller: SignedIn, @Query() { purpose }: UploadQuery, @Req() request: FastifyRequest): Promise<Upload> {
    return this.receiver.receive(caller, purpose, request);
  }

  /** One's own file, until it is sent. */
  @Requires(mayUpload)
  @Get(':id')
  @ApiOkResponse({ type: Upload })
  async read(@Caller() { companyId, operatorId }: SignedIn, @Param('id', IdPipe) id: number): Promise<Upload> {
    const upload = await this.uploads.ownedBy(operatorId, companyId, id);
    if (!upload) throw notFound('Upload');
    return presentUpload(upload);
  }
}
