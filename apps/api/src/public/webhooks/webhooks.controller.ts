import { Body, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import { notFound } from '#domain/shared/domain-error.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { WebhookCalls } from './webhook-calls.js';
import {
  AddedPublicWebhook,
  AddPublicWebhook,
  ChangeNamedWebhook,
  ChangePublicWebhook,
  DeletedPublicWebhook,
  NamedWebhook,
  PublicWebhook,
} from './webhooks.dto.js';

type Changed = Answer<PublicWebhook | DeletedPublicWebhook>;

const changedOrDeleted: Parameters<typeof ApiOkResponse>[0] = {
  schema: {
    type: 'object',
    required: ['status', 'data'],
    properties: {
      status: { type: 'string', enum: ['success'] },
      data: { oneOf: [{ $ref: getSchemaPath(PublicWebhook) }, { $ref: getSchemaPath(DeletedPublicWebhook) }] },
    },
  },
};

/** Where programs want to be told at what happens. How deliveries look and are signed: docs/webhooks.md. */
@PublicController('webhooks')
export class PublicWebhooksController {
  constructor(private readonly calls: WebhookCalls) {}

  @Scope('webhooks:read')
  @Get()
  @ApiAnswer(PublicWebhook, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken): Promise<Answer<PublicWebhook[]>> {
    const data = await this.calls.list(companyId);
    return { data, meta: { total: data.length, limit: data.length, offset: 0 } };
  }

  @Scope('webhooks:read')
  @Get(':id')
  @ApiAnswer(PublicWebhook)
  async one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicWebhook>> {
    return { data: await this.calls.one(companyId, id) };
  }

  @Scope('webhooks:write')
  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Adds a webhook',
    description: 'A company can have five. The answer shows once the secret that deliveries are signed with.',
  })
  @ApiAnswer(AddedPublicWebhook)
  async add(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: AddPublicWebhook): Promise<Answer<AddedPublicWebhook>> {
    return { data: await this.calls.add(companyId, body) };
  }

  @Scope('webhooks:write')
  @Put(':id')
  @ApiOperation({ summary: 'Changes a webhook', description: 'With url: null it is deleted.' })
  @ApiExtraModels(DeletedPublicWebhook)
  @ApiOkResponse(changedOrDeleted)
  change(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number, @Body() body: ChangePublicWebhook): Promise<Changed> {
    return this.changed(companyId, id, body);
  }

  @Scope('webhooks:write')
  @Put()
  @ApiOperation({ summary: 'Changes the webhook that the parameter id names', description: 'With url: null it is deleted.' })
  @ApiOkResponse(changedOrDeleted)
  changeNamed(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: ChangeNamedWebhook): Promise<Changed> {
    return this.changed(companyId, body.id, body);
  }

  @Scope('webhooks:write')
  @Delete(':id')
  @ApiAnswer(DeletedPublicWebhook)
  remove(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<DeletedPublicWebhook>> {
    return this.removed(companyId, id);
  }

  @Scope('webhooks:write')
  @Delete()
  @ApiOperation({ summary: 'Deletes the webhook that the parameter id names' })
  @ApiAnswer(DeletedPublicWebhook)
  removeNamed(@ApiCaller() { companyId }: CompanyOfToken, @Body() { id }: NamedWebhook): Promise<Answer<DeletedPublicWebhook>> {
    return this.removed(companyId, id);
  }

  private async changed(companyId: number, id: number | undefined, body: ChangePublicWebhook): Promise<Changed> {
    if (id === undefined) throw notFound('Webhook');
    return { data: (await this.calls.change(companyId, id, body)) ?? { id, deleted: true } };
  }

  private async removed(companyId: number, id: number | undefined): Promise<Answer<DeletedPublicWebhook>> {
    if (id === undefined) throw notFound('Webhook');
    await this.calls.remove(companyId, id);
    return { data: { id, deleted: true } };
  }
}
