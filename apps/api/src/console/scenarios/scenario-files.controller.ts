import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayManageScenarios, mayReadScenarios } from '#domain/access/rights.js';
import { kindOfFile } from '#domain/messages/send-message.js';
import type { ScenarioFile } from '#domain/scenarios/content.js';
import { notFound } from '#domain/shared/domain-error.js';
import { safeFileName } from '#domain/uploads/upload.js';
import { Database } from '#persistence/database.js';
import { FileStore } from '#persistence/files/file-store.js';
import { scenarioFile, ScenarioFileStore } from '#persistence/scenarios/scenario-file.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { receiveFile } from '../../http/received-file.js';
import { IdPipe } from '../../http/validation.js';
import { fileHeaders } from '../uploads/file-headers.js';
import { HEAD_BYTES, mimeOf } from '../uploads/sniff.js';
import { UploadRequest } from '../uploads/uploads.dto.js';

const FILE = { $ref: '#/components/schemas/ScenarioFile' };

/** What scenarios send: pictures, documents, voices. */
@ApiTags('scenarios')
@Controller('api/scenario-files')
export class ScenarioFilesController {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly stored: ScenarioFileStore,
  ) {}

  /** The answer goes into a message step as it is. */
  @Requires(mayManageScenarios)
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadRequest })
  @ApiCreatedResponse({ schema: FILE })
  upload(@Caller() { companyId }: SignedIn, @Req() request: FastifyRequest): Promise<ScenarioFile> {
    return receiveFile(request, this.files, companyId, async ({ name: given, declaredMime, storageKey, size }) => {
      const mime = await mimeOf(await this.files.readHead(storageKey, HEAD_BYTES), declaredMime);
      const name = safeFileName(given);
      const fileId = await this.stored.add(companyId, { name, mime, size, storageKey });
      return { fileId, name, mime, kind: kindOfFile(mime), size };
    });
  }

  @Requires(mayReadScenarios)
  @Get(':id')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async read(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.database.transaction(companyId, (tx) => scenarioFile(tx, id));
    const size = file ? await this.files.size(file.storageKey) : null;
    if (!file || size === null) throw notFound('File');
    void reply.headers({ ...fileHeaders(file), 'accept-ranges': 'none' });
    return new StreamableFile(this.files.read(file.storageKey), { length: size });
  }
}
